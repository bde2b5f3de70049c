import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/**
 * What people say of themselves has a visibility line by line, `me` unless they say otherwise; what was known before stays as open as it
 * was. Who entered a record, corrections that others suggest, objections and the links that carry them.
 */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	const index = (on: string, columns: string[]) =>
		db.schema
			.createIndex(`${on}_${columns.join('_')}`)
			.on(on)
			.columns(columns)
			.execute();

	for (const lines of ['affiliations', 'actor_territories'])
		await db.schema
			.alterTable(lines)
			.addColumn('visibility', text, (c) => c.notNull().defaultTo('public'))
			.execute();
	await db.schema
		.alterTable('affiliations')
		.addColumn('self_declared', whole, (c) => c.notNull().defaultTo(0))
		.execute();
	for (const records of ['actors', 'organisations']) {
		await db.schema
			.alterTable(records)
			.addColumn('entered_by', text, (c) => c.references('actors.id').onDelete('set null'))
			.execute();
		await index(records, ['entered_by']);
	}
	for (const words of ['aliases', 'opening_hours'])
		await db.schema
			.alterTable('organisations')
			.addColumn(words, text, (c) => c.notNull().defaultTo(''))
			.execute();
	await db.schema.alterTable('outbox').addColumn('reply_to', text).execute();

	await table(db, dialect, 'record_corrections')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('actor_id', text, (c) => c.references('actors.id').onDelete('cascade'))
		.addColumn('organisation_id', text, (c) => c.references('organisations.id').onDelete('cascade'))
		.addColumn('field', text, (c) => c.notNull())
		.addColumn('value', text, (c) => c.notNull())
		.addColumn('reason', text, (c) => c.notNull())
		.addColumn('suggested_by', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('state', text, (c) => c.notNull())
		.addColumn('decided_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('decided_at', text)
		.execute();
	for (const column of ['actor_id', 'organisation_id', 'suggested_by', 'decided_by'])
		await index('record_corrections', [column]);

	await table(db, dialect, 'objections')
		.addColumn('key_hash', text, (c) => c.primaryKey())
		.addColumn('at', text, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'objection_links')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('token_hash', text, (c) => c.unique())
		.addColumn('key_hash', text, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.execute();
	await index('objection_links', ['actor_id']);
}
