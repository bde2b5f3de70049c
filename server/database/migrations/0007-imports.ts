import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/**
 * Files of the directory, row by row, until and after they are written; records that were made one, which can be undone; and those of which
 * somebody said that they are not one.
 */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole, real } = columnTypes(dialect);
	await table(db, dialect, 'imports')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('file_name', text, (c) => c.notNull())
		.addColumn('source', text, (c) => c.notNull())
		.addColumn('state', text, (c) => c.notNull())
		.addColumn('headers', text, (c) => c.notNull())
		.addColumn('targets', text, (c) => c.notNull())
		.addColumn('refused', text, (c) => c.notNull())
		.addColumn('total', whole, (c) => c.notNull())
		.addColumn('position', whole, (c) => c.notNull())
		.addColumn('created_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('updated_at', text, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('imports_created_by').on('imports').columns(['created_by']).execute();
	await table(db, dialect, 'import_rows')
		.addColumn('import_id', text, (c) => c.notNull().references('imports.id').onDelete('cascade'))
		.addColumn('line', whole, (c) => c.notNull())
		.addColumn('cells', text, (c) => c.notNull())
		.addColumn('verdict', text)
		.addColumn('remarks', text, (c) => c.notNull())
		.addColumn('said', text)
		.addColumn('match', text)
		.addColumn('decision', text)
		.addColumn('outcome', text)
		.addPrimaryKeyConstraint('import_rows_pk', ['import_id', 'line'])
		.execute();

	await db.schema
		.alterTable('organisations')
		.addColumn('merged_into', text, (c) => c.references('organisations.id').onDelete('set null'))
		.execute();
	await db.schema
		.createIndex('organisations_merged_into')
		.on('organisations')
		.columns(['merged_into'])
		.execute();
	await table(db, dialect, 'merges')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('kept_id', text, (c) => c.notNull().references('organisations.id').onDelete('cascade'))
		.addColumn('merged_id', text, (c) => c.notNull().references('organisations.id').onDelete('cascade'))
		.addColumn('moved', text, (c) => c.notNull())
		.addColumn('merged_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('merged_at', text, (c) => c.notNull())
		.addColumn('undone_at', text)
		.execute();
	for (const column of ['kept_id', 'merged_id', 'merged_by'])
		await db.schema.createIndex(`merges_${column}`).on('merges').columns([column]).execute();
	await table(db, dialect, 'likely_duplicates')
		.addColumn('one_id', text, (c) => c.notNull().references('organisations.id').onDelete('cascade'))
		.addColumn('other_id', text, (c) => c.notNull().references('organisations.id').onDelete('cascade'))
		.addColumn('score', real, (c) => c.notNull())
		.addColumn('reasons', text, (c) => c.notNull())
		.addColumn('distinct_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('distinct_at', text)
		.addPrimaryKeyConstraint('likely_duplicates_pk', ['one_id', 'other_id'])
		.execute();
	for (const column of ['other_id', 'distinct_by'])
		await db.schema
			.createIndex(`likely_duplicates_${column}`)
			.on('likely_duplicates')
			.columns([column])
			.execute();
}
