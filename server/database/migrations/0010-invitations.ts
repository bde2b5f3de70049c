import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Invitations to a group, by e-mail: one row an address and a group; the link is that of the last letter. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text } = columnTypes(dialect);
	await table(db, dialect, 'invitations')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('email', text, (c) => c.notNull())
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('role', text, (c) => c.notNull())
		.addColumn('words', text, (c) => c.notNull())
		.addColumn('invited_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('token_hash', text, (c) => c.unique())
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('sent_at', text, (c) => c.notNull())
		.addColumn('expires_at', text, (c) => c.notNull())
		.addColumn('outcome', text)
		.addColumn('answered_at', text)
		.addUniqueConstraint('invitations_once', ['group_id', 'email'])
		.execute();
	for (const column of ['invited_by', 'expires_at'])
		await db.schema.createIndex(`invitations_${column}`).on('invitations').column(column).execute();
}
