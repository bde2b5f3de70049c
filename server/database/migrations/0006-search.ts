import { sql, type Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/**
 * The index again: entries have a number that nothing renumbers (VACUUM may, without it) and what they are narrowed by, and
 * changes are counted so that each process knows what to read again. Empty until the server next starts.
 */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	if (dialect === 'sqlite') await sql`drop table search_index`.execute(db);
	for (const name of [
		'search_entry_territories',
		'search_entries',
		'search_words',
		'search_stems',
		'search_trigrams',
	])
		await db.schema.dropTable(name).execute();

	await table(db, dialect, 'search_entries')
		.addColumn('position', whole, (c) =>
			dialect === 'sqlite'
				? c.notNull().primaryKey().autoIncrement()
				: c.notNull().primaryKey().generatedByDefaultAsIdentity(),
		)
		.addColumn('id', text, (c) => c.notNull().unique())
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('subject_id', text, (c) => c.notNull())
		.addColumn('title', text, (c) => c.notNull())
		.addColumn('context', text, (c) => c.notNull())
		.addColumn('rest', text, (c) => c.notNull())
		.addColumn('address', text, (c) => c.notNull())
		.addColumn('words_title', text, (c) => c.notNull())
		.addColumn('words_context', text, (c) => c.notNull())
		.addColumn('words_rest', text, (c) => c.notNull())
		.addColumn('facets', text, (c) => c.notNull())
		.addColumn('visibility', text, (c) => c.notNull())
		.addColumn('group_id', text)
		.addColumn('confirmed_on', text)
		.execute();
	await table(db, dialect, 'search_changes')
		.addColumn('id', whole, (c) =>
			dialect === 'sqlite'
				? c.notNull().primaryKey().autoIncrement()
				: c.notNull().primaryKey().generatedAlwaysAsIdentity(),
		)
		.addColumn('position', whole, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'search_words')
		.addColumn('word', text, (c) => c.primaryKey())
		.addColumn('entries', whole, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'search_stems')
		.addColumn('stem', text, (c) => c.primaryKey())
		.addColumn('entries', whole, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'search_trigrams')
		.addColumn('trigram', text, (c) => c.notNull())
		.addColumn('word', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('search_trigrams_pk', ['trigram', 'word'])
		.execute();
	if (dialect === 'sqlite') {
		// External content: the words live once, in search_entries; triggers keep both in one transaction.
		await sql`create virtual table search_index using fts5(words_title, words_context, words_rest,
			content='search_entries', content_rowid='position', tokenize='unicode61 remove_diacritics 2')`.execute(db);
		await sql`create trigger search_entries_insert after insert on search_entries begin
			insert into search_index(rowid, words_title, words_context, words_rest)
			values (new.position, new.words_title, new.words_context, new.words_rest); end`.execute(db);
		await sql`create trigger search_entries_delete after delete on search_entries begin
			insert into search_index(search_index, rowid, words_title, words_context, words_rest)
			values ('delete', old.position, old.words_title, old.words_context, old.words_rest); end`.execute(db);
	} else {
		// Words are folded and stemmed by the domain already: 'simple' keeps them as they are.
		await sql`alter table search_entries add column words tsvector generated always as (
			setweight(to_tsvector('simple', words_title), 'A') ||
			setweight(to_tsvector('simple', words_context), 'B') ||
			setweight(to_tsvector('simple', words_rest), 'C')) stored`.execute(db);
		await sql`create index search_entries_words on search_entries using gin (words)`.execute(db);
		// Words and stems are asked by how they begin: in the order of their bytes, as in SQLite.
		await sql`alter table search_words alter column word type text collate "C"`.execute(db);
		await sql`alter table search_stems alter column stem type text collate "C"`.execute(db);
	}
}
