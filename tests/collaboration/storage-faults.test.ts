import { statSync } from 'node:fs';
import { join as path } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqlite, type Database } from '#server/database/connection.ts';
import { readJournal } from '#server/documents/journal.ts';
import { databases } from '../support/databases.ts';
import { startHost } from '../support/realtime.ts';
import { isTold, join, leaveAll, until, type Address } from '../support/realtime-clients.ts';
import { aServedTroika, hasFileLimits } from '../support/stopping.ts';
import { aTroika, type Troika } from '../support/troika.ts';

/** A server whose storage can be made to take nothing, and to take things again. */
interface Frail {
	readonly address: Address;
	readonly troika: Troika;
	readonly database: Database;
	begin(): void;
	end(): void;
	close(): Promise<void>;
}

/** @param frail what makes a database fail, given its file. */
async function hosted(frail: (database: Database) => Pick<Frail, 'begin' | 'end'>): Promise<Frail> {
	const host = await startHost();
	const { database } = host.context;
	return {
		...{ address: host, troika: await aTroika(host), database },
		...frail(database),
		close: () => host.close(),
	};
}

const faults: Record<string, () => Promise<Frail>> = {
	'locked by another process (SQLITE_BUSY)': () =>
		hosted(({ sqlite }) => {
			const other = openSqlite(sqlite!.name).sqlite!;
			return {
				begin: () => void other.exec('begin immediate'),
				end: () => void other.exec('rollback').close(),
			};
		}),
	'that may not be written to (SQLITE_READONLY)': () =>
		hosted(({ sqlite }) => ({
			begin: () => void sqlite!.pragma('query_only = 1'),
			end: () => void sqlite!.pragma('query_only = 0'),
		})),
	/** No file of the process may grow beyond what the write-ahead log is now. */
	'whose writes fail (SQLITE_IOERR)': async () => {
		const served = await aServedTroika();
		const database = served.open();
		return {
			...{ address: served, troika: served.troika, database },
			begin: () => served.limitFiles(statSync(path(served.folder, 'maillage.sqlite-wal')).size),
			end: () => served.limitFiles('unlimited'),
			async close() {
				await database.close();
				await served.remove();
			},
		};
	},
};
let frail: Frail | undefined;
afterEach(async () => {
	leaveAll();
	await frail?.close();
	frail = undefined;
});

describe.each(Object.entries(faults))('a storage %s [STO-1] [L6]', (name, make) => {
	it.skipIf(name.includes('IOERR') && !hasFileLimits)(
		'nothing is acknowledged nor shown, everyone stays, reading goes on, and writing comes back by itself',
		async () => {
			const { address, troika, database, begin, end } = (frail = await make());
			const journal = () => readJournal(database.reader, troika.document.id);
			const claire = await join(address, troika.document, troika.state);
			const yann = await join(address, troika.document, troika.academy);
			claire.type('avant ');
			await claire.saved();
			await until('it is shown', () => yann.text() === 'avant ');
			const { seq } = await journal();

			begin();
			claire.type('[c]');
			yann.type('[y]');
			const start = performance.now();
			await until('both are told', () => isTold(claire) && isTold(yann));
			const late = await join(address, troika.document, troika.reader);
			expect(performance.now() - start).toBeLessThan(5000);
			expect(late.text()).toBe('avant ');
			expect(yann.text()).toBe('avant [y]');
			expect((await journal()).seq).toBe(seq);

			end();
			const over = performance.now();
			await Promise.all([claire.saved(), yann.saved()]);
			expect(performance.now() - over).toBeLessThan(5000);
			await until('all see all', () => late.text() === claire.text() && late.text() === yann.text());
			expect(late.text().match(/\[.\]/g)?.sort()).toEqual(['[c]', '[y]']);
			expect((await journal()).seq).toBe(seq + 2);
		},
	);
});

describe('a database locked by another process [L6]', () => {
	it('is read while an ordinary write waits for its turn, which comes', async () => {
		const database = await databases[0]!.open();
		const other = openSqlite(database.sqlite!.name).sqlite!;
		other.exec('begin immediate');
		const write = database.write((trx) =>
			trx.insertInto('settings').values({ key: 'late', value: 'x' }).execute(),
		);
		const read = () =>
			database.reader.selectFrom('settings').select('key').where('key', '=', 'late').execute();
		const start = performance.now();
		for (let n = 0; n < 20; n += 1) expect(await read()).toEqual([]);
		expect(performance.now() - start).toBeLessThan(2000);
		other.exec('rollback').close();
		await write;
		expect(await read()).toHaveLength(1);
		await database.close();
	});
});
