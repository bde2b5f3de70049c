import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { FolderInUse, lockFolder } from '#server/database/server-lock.ts';
import { root } from '#tests/support/source-files.ts';

let folder: string;
let other: ChildProcess | undefined;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'maillage-lock-'));
});
afterEach(() => {
	other?.kill('SIGKILL');
	other = undefined;
	rmSync(folder, { recursive: true, force: true });
});

/** A process of its own that holds the folder until it is killed. */
async function anotherServer(): Promise<ChildProcess> {
	const script = `import { lockFolder } from '#server/database/server-lock.ts';
		globalThis.release = lockFolder(process.env.FOLDER);
		console.log('held');
		setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		cwd: root,
		env: { ...process.env, FOLDER: folder },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await once(child.stdout, 'data');
	return (other = child);
}

/** A program of ours on the same folder, from start to end. */
const run = (program: string, ...words: string[]) =>
	spawnSync(process.execPath, [program, ...words], {
		cwd: root,
		env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' },
		encoding: 'utf8',
		timeout: 30_000,
	});

describe('one server on one SQLite file [L7]', () => {
	it('a second server refuses to start, with one sentence and before it touches the database', async () => {
		await anotherServer();
		const second = run('server/main.ts');
		expect(second.status).toBe(1);
		expect(second.stderr.trim()).toBe(
			`Un autre serveur Maillage utilise déjà le dossier ${folder} : arrêtez-le d’abord, ou choisissez un autre DATA_DIR.`,
		);
		expect(second.stdout).toBe('');
	});

	it('the operator’s tool works beside the server', async () => {
		const database = openSqlite(join(folder, 'maillage.sqlite'));
		await migrate(database.raw, database.dialect);
		await database.close();
		await anotherServer();
		const tool = run('server/admin.ts', 'list', 'documents', '--json');
		expect([tool.status, tool.stdout.trim()]).toEqual([0, '[]']);
	});

	it('the lock goes with the process, even killed', async () => {
		const killed = await anotherServer();
		expect(() => lockFolder(folder)).toThrow(FolderInUse);
		killed.kill('SIGKILL');
		await once(killed, 'exit');
		lockFolder(folder)();
	});

	it('holds inside one process too, and is given back', () => {
		const release = lockFolder(folder);
		expect(() => lockFolder(folder)).toThrow(FolderInUse);
		release();
		lockFolder(folder)();
	});
});
