import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { databases } from '#tests/support/databases.ts';

/** Tables and columns as a reader of the code expects them, without what belongs to one search dialect only. */
async function shape(database: Database) {
	const tables = await database.raw.introspection.getTables();
	const [current] =
		database.dialect === 'postgres'
			? (await sql<{ name: string }>`select current_schema() as name`.execute(database.raw)).rows
			: [];
	return tables
		.filter((table) => !table.isView && !table.name.startsWith('search_index'))
		.filter((table) => current === undefined || table.schema === current.name)
		.map((table) => ({
			name: table.name,
			columns: table.columns
				.filter((column) => !(table.name === 'search_entries' && column.name === 'words'))
				.map((column) => ({ name: column.name, nullable: column.isNullable }))
				.sort((a, b) => a.name.localeCompare(b.name)),
		}))
		.sort((a, b) => a.name.localeCompare(b.name));
}

describe('the databases', () => {
	const open: Database[] = [];
	beforeAll(async () => {
		for (const kind of databases) open.push(await kind.open());
	});
	afterAll(async () => {
		for (const database of open) await database.close();
	});

	it('have the same tables and the same columns', async () => {
		const [first, ...others] = await Promise.all(open.map(shape));
		expect(first!.map((table) => table.name)).toContain('document_journal');
		for (const other of others) expect(other).toEqual(first);
	});

	it('migrate once: a second run finds nothing to do', async () => {
		for (const database of open) expect(await migrate(database.raw, database.dialect)).toEqual([]);
	});

	it('refuse a row that refers to nothing', async () => {
		for (const database of open)
			await expect(
				database.write((trx) =>
					trx.insertInto('cite_territories').values({ cite_id: 'none', territory_id: 'none' }).execute(),
				),
			).rejects.toThrow(/foreign key/i);
	});

	it('keep nothing of a transaction that fails', async () => {
		for (const database of open) {
			const failing = database.write(async (trx) => {
				await trx.insertInto('settings').values({ key: 'half', value: '1' }).execute();
				throw new Error('stop');
			});
			await expect(failing).rejects.toThrow('stop');
			expect(
				await database.reader.selectFrom('settings').where('key', '=', 'half').selectAll().execute(),
			).toEqual([]);
		}
	});

	it('read whole numbers back as numbers', async () => {
		for (const database of open) {
			await database.write((trx) =>
				trx
					.insertInto('rate_limits')
					.values({ key: 'n', window_started: '', count: 5_000_000_000 })
					.execute(),
			);
			const row = await database.reader.selectFrom('rate_limits').selectAll().executeTakeFirstOrThrow();
			expect(row.count).toBe(5_000_000_000);
		}
	});
});

describe('SQLite', () => {
	let database: Database;
	beforeAll(async () => {
		database = await databases[0]!.open();
	});
	afterAll(() => database.close());

	it('writes through to the disk before it answers [E2]', () => {
		expect(database.sqlite!.pragma('journal_mode', { simple: true })).toBe('wal');
		expect(database.sqlite!.pragma('synchronous', { simple: true })).toBe(2);
		expect(database.sqlite!.pragma('foreign_keys', { simple: true })).toBe(1);
	});

	it('has only STRICT tables', () => {
		const loose = database
			.sqlite!.prepare(
				`select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0
				 and name not like 'sqlite_%' and name not like 'kysely_%' and name not like 'search_index%'`,
			)
			.all();
		expect(loose).toEqual([]);
	});

	it('indexes every foreign key', () => {
		const bare = database
			.sqlite!.prepare(
				`select t.name as "table", f."from" as "column" from pragma_table_list t, pragma_foreign_key_list(t.name) f
				 where t.schema = 'main' and not exists (
				   select 1 from pragma_index_list(t.name) i, pragma_index_info(i.name) c where c.seqno = 0 and c.name = f."from")`,
			)
			.all();
		// The journal's would cost every keystroke a page: nothing asks it by person, and no actor row is ever deleted.
		expect(bare).toEqual([{ table: 'document_journal', column: 'actor_id' }]);
	});
});
