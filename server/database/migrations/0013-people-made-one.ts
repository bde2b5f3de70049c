import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** The wave of a cité’s label; people who were made one, which can be undone, and those of whom somebody said that they are not one. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, real } = columnTypes(dialect);
	await db.schema
		.alterTable('cites')
		.addColumn('wave', text, (c) => c.notNull().defaultTo(''))
		.execute();
	await db.schema
		.alterTable('actors')
		.addColumn('merged_into', text, (c) => c.references('actors.id').onDelete('set null'))
		.execute();
	await db.schema.createIndex('actors_merged_into').on('actors').columns(['merged_into']).execute();
	await table(db, dialect, 'actor_merges')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('kept_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('merged_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('moved', text, (c) => c.notNull())
		.addColumn('merged_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('merged_at', text, (c) => c.notNull())
		.addColumn('undone_at', text)
		.execute();
	for (const column of ['kept_id', 'merged_id', 'merged_by'])
		await db.schema.createIndex(`actor_merges_${column}`).on('actor_merges').columns([column]).execute();
	await table(db, dialect, 'likely_namesakes')
		.addColumn('one_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('other_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('score', real, (c) => c.notNull())
		.addColumn('reasons', text, (c) => c.notNull())
		.addColumn('distinct_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('distinct_at', text)
		.addPrimaryKeyConstraint('likely_namesakes_pk', ['one_id', 'other_id'])
		.execute();
	for (const column of ['other_id', 'distinct_by'])
		await db.schema
			.createIndex(`likely_namesakes_${column}`)
			.on('likely_namesakes')
			.columns([column])
			.execute();
}
