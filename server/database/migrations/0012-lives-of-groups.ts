import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Requests to join a group: one row a person and a group, asked again or not. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text } = columnTypes(dialect);
	await table(db, dialect, 'join_requests')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('words', text, (c) => c.notNull())
		.addColumn('asked_at', text, (c) => c.notNull())
		.addColumn('outcome', text)
		.addColumn('reason', text, (c) => c.notNull())
		.addColumn('answered_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('answered_at', text)
		.addUniqueConstraint('join_requests_once', ['group_id', 'actor_id'])
		.execute();
	for (const column of ['actor_id', 'answered_by'])
		await db.schema.createIndex(`join_requests_${column}`).on('join_requests').column(column).execute();
}
