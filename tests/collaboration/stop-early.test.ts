import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqlite } from '#server/database/connection.ts';
import { migrate, pendingMigrations } from '#server/database/migrate.ts';
import { until } from '../support/realtime-clients.ts';
import { root } from '../support/source-files.ts';

const ends: (() => void)[] = [];
afterEach(() => {
	for (const end of ends.splice(0).toReversed()) end();
});

describe('a server that is told to stop before it serves [E9]', () => {
	it.each(['SIGTERM', 'SIGINT'] as const)(
		'ends at once on %s, as it should, and the next start goes on',
		async (signal) => {
			const folder = mkdtempSync(join(tmpdir(), 'maillage-early-'));
			ends.push(() => rmSync(folder, { recursive: true, force: true }));
			const database = openSqlite(join(folder, 'maillage.sqlite'));
			// Its migrations wait for this.
			database.sqlite!.exec('begin immediate');
			const child = spawn(process.execPath, ['server/main.ts'], {
				cwd: root,
				env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' },
				stdio: 'ignore',
			});
			ends.push(() => child.kill('SIGKILL'));
			const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
			await until('it has begun', () => existsSync(join(folder, 'serveur.lock')));
			const at = performance.now();
			child.kill(signal);
			expect(await exited).toEqual([0, null]);
			expect(performance.now() - at).toBeLessThan(3000);
			database.sqlite!.exec('rollback');
			await migrate(database.raw, database.dialect);
			expect(await pendingMigrations(database.raw, database.dialect)).toEqual([]);
			await database.close();
		},
	);
});
