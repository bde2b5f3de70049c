import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** What was asked and not found, without who; searches that people save, and the letters about them; who left the directory with their account kept. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);

	await table(db, dialect, 'search_questions')
		.addColumn('question', text, (c) => c.notNull())
		.addColumn('day', text, (c) => c.notNull())
		.addColumn('asked', whole, (c) => c.notNull())
		.addColumn('missed', whole, (c) => c.notNull())
		.addPrimaryKeyConstraint('search_questions_pk', ['question', 'day'])
		.execute();
	await db.schema.createIndex('search_questions_day').on('search_questions').columns(['day']).execute();

	await table(db, dialect, 'saved_searches')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('account_id', text, (c) => c.notNull().references('accounts.id').onDelete('cascade'))
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('address', text, (c) => c.notNull())
		.addColumn('alert', text, (c) => c.notNull())
		.addColumn('known', text, (c) => c.notNull())
		.addColumn('looked_on', text, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('deleted_at', text)
		.execute();
	await db.schema
		.createIndex('saved_searches_account_id')
		.on('saved_searches')
		.columns(['account_id'])
		.execute();
	await db.schema
		.createIndex('saved_searches_alert')
		.on('saved_searches')
		.columns(['alert', 'looked_on'])
		.execute();

	await table(db, dialect, 'search_letters')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('account_id', text, (c) => c.notNull().references('accounts.id').onDelete('cascade'))
		.addColumn('token_hash', text, (c) => c.unique())
		.addColumn('entries', text, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('search_letters_account_id')
		.on('search_letters')
		.columns(['account_id'])
		.execute();

	await db.schema.alterTable('actors').addColumn('left_at', text).execute();
}
