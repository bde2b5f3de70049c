import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { saveSentence } from '#lib/collaboration/save-sentence.ts';
import { openSession } from '#server/accounts/sessions.ts';
import { openSqlite } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { spareIn, withSpare } from '#server/database/spare.ts';
import { readReadiness } from '#server/http/readiness.ts';
import { readJournal } from '#server/documents/journal.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { isTold, join, leaveAll, raw, until, type OwnEditor } from '../support/realtime-clients.ts';
import { aTroika, type Troika } from '../support/troika.ts';

let host: Host | undefined;
const clean: (() => void)[] = [];
afterEach(async () => {
	leaveAll();
	await host?.close();
	host = undefined;
	for (const undo of clean.splice(0).reverse()) undo();
});

/** Not one page more than now. */
function fill({ context }: Host): void {
	const sqlite = context.database.sqlite!;
	sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true }) as number}`);
}
const empty = ({ context }: Host) => context.database.sqlite!.pragma('max_page_count = 1000000');

/** Types until no more is stored. @returns the words of which nothing is stored, and those before. */
async function typeUntilFull(editor: OwnEditor): Promise<{ stored: string; lost: string }> {
	for (let n = 0; n < 2000; n += 1) {
		const stored = editor.text();
		const words = `[${n}]${'mot '.repeat(500)}`;
		editor.type(words);
		await until('told', () => editor.channel.save.state === 'saved' || isTold(editor));
		if (isTold(editor)) return { stored, lost: words };
	}
	throw new Error('the disk never was full');
}

const entries = async ({ context }: Host, { document }: Troika) =>
	(await readJournal(context.database.reader, document.id)).tail.length;

describe('a full disk [STO-1] [L6]', () => {
	it('nothing is acknowledged nor shown, everyone stays, reading goes on, and writing comes back by itself', async () => {
		host = await startHost({ snapshotAfter: 100_000 });
		const troika = await aTroika(host);
		const claire = await join(host, troika.document, troika.state);
		const yann = await join(host, troika.document, troika.academy);
		fill(host);
		const { stored, lost } = await typeUntilFull(claire);
		const before = await entries(host, troika);
		expect(saveSentence(claire.channel.save, new Date(), true)).toMatch(
			/^Non enregistré depuis .+\. Le serveur ne peut rien enregistrer pour l’instant : vos mots sont gardés dans cet onglet et partiront d’eux-mêmes$/,
		);
		yann.type('aussi');
		await until('Yann is told', () => isTold(yann));
		const late = await join(host, troika.document, troika.reader);
		expect(late.text()).toBe(stored);
		expect(yann.text()).not.toContain(lost);
		expect(await entries(host, troika)).toBe(before);

		empty(host);
		const start = performance.now();
		await Promise.all([claire.saved(), yann.saved()]);
		expect(performance.now() - start).toBeLessThan(5000);
		await until('all see all', () => late.text() === claire.text() && late.text() === yann.text());
		expect(late.text()).toContain(lost);
		expect(late.text()).toContain('aussi');
		expect(await entries(host, troika)).toBe(before + 2);
	});

	it('the words of someone who has left are stored all the same', async () => {
		host = await startHost();
		const troika = await aTroika(host);
		const claire = await join(host, troika.document, troika.state);
		fill(host);
		const { lost } = await typeUntilFull(claire);
		claire.close();
		await new Promise((resolve) => setTimeout(resolve, 200));
		empty(host);
		const before = await entries(host, troika);
		await until('stored', async () => (await entries(host!, troika)) > before);
		expect((await join(host, troika.document, troika.academy)).text()).toContain(lost);
	});

	it('sends a writer away when too much waits, and keeps the readers', async () => {
		host = await startHost({ unstored: 10_000 });
		const troika = await aTroika(host);
		const claire = await join(host, troika.document, troika.state);
		const reader = await raw(host, troika.document, troika.reader);
		fill(host);
		await typeUntilFull(claire);
		for (let n = 0; n < 8; n += 1) claire.type('x'.repeat(2000));
		await until('she is away', () => claire.channel.save.state === 'offline');
		expect(reader.socket.readyState).toBe(reader.socket.OPEN);
		empty(host);
		await claire.saved();
		expect((await join(host, troika.document, troika.academy)).text()).toBe(claire.text());
	});

	it('does not keep the server from stopping', async () => {
		host = await startHost();
		const troika = await aTroika(host);
		const claire = await join(host, troika.document, troika.state);
		fill(host);
		const { lost } = await typeUntilFull(claire);
		const start = performance.now();
		await host.stop();
		expect(performance.now() - start).toBeLessThan(3000);
		empty(host);
		await host.restart();
		await claire.saved();
		expect((await join(host, troika.document, troika.academy)).text()).toContain(lost);
	});

	it('is told as such, and leaves the connection usable', async () => {
		host = await startHost();
		const { database } = host.context;
		fill(host);
		const large = () =>
			database.write((trx) =>
				trx
					.insertInto('settings')
					.values({ key: crypto.randomUUID(), value: 'x'.repeat(500_000) })
					.execute(),
			);
		await expect(large()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
		empty(host);
		await large();
	});
});

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';

describe('a disk that somebody else fills [STO-2] [L6]', () => {
	it.skipIf(!isRoot)(
		'signing in and reading go on; documents come back (only root can mount the small disk)',
		async () => {
			const folder = mkdtempSync(path(tmpdir(), 'maillage-full-'));
			execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]);
			clean.push(() => rmSync(folder, { recursive: true }));
			clean.push(() => execFileSync('umount', ['-l', folder]));
			host = await startHost({}, async () => {
				const database = openSqlite(path(folder, 'maillage.sqlite'));
				await migrate(database.raw, database.dialect);
				return withSpare(database, spareIn(folder));
			});
			const troika = await aTroika(host);
			const claire = await join(host, troika.document, troika.state);
			const { bavail, bsize } = statfsSync(folder);
			writeFileSync(path(folder, 'film'), Buffer.alloc(bavail * bsize, 1));
			const { stored, lost } = await typeUntilFull(claire);
			for (let n = 0; n < 20; n += 1) {
				const { token } = await host.context.database.write((trx) =>
					openSession(trx, troika.academy.accountId, 'test'),
				);
				expect((await host.accounts.readSession(token)).person.kind).toBe('member');
				if (n % 10 > 0) continue;
				expect((await join(host, troika.document, { ...troika.academy, token })).text()).toBe(stored);
			}
			expect(isTold(claire)).toBe(true);
			expect(
				(await readReadiness({ ...host.context, config: { ...host.context.config, DATA_DIR: folder } }))
					.ready,
			).toBe(false);
			rmSync(path(folder, 'film'));
			const start = performance.now();
			await claire.saved();
			expect(performance.now() - start).toBeLessThan(5000);
			expect((await join(host, troika.document, troika.reader)).text()).toBe(stored + lost);
		},
	);
});
