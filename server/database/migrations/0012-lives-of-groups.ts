import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Requests to join a group; since when a group is what it is, what its animators were asked; who is asked to animate it; members by e-mail; links to join. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
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
	await table(db, dialect, 'group_lives')
		.addColumn('group_id', text, (c) => c.primaryKey().references('groups.id').onDelete('cascade'))
		.addColumn('since', text)
		.addColumn('changed_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('asked_on', text)
		.addColumn('kept_on', text)
		.execute();
	await table(db, dialect, 'group_handovers')
		.addColumn('group_id', text, (c) => c.primaryKey().references('groups.id').onDelete('cascade'))
		.addColumn('proposed_by', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('stays', whole, (c) => c.notNull())
		.addColumn('words', text, (c) => c.notNull())
		.addColumn('proposed_at', text, (c) => c.notNull())
		.addColumn('outcome', text)
		.addColumn('answered_at', text)
		.execute();
	await db.schema
		.alterTable('invitations')
		.addColumn('by_mail', whole, (c) => c.notNull().defaultTo(0))
		.execute();
	await table(db, dialect, 'mail_members')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('email', text, (c) => c.notNull())
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('added_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('added_at', text, (c) => c.notNull())
		.addColumn('left_at', text)
		.addUniqueConstraint('mail_members_once', ['group_id', 'email'])
		.execute();
	await table(db, dialect, 'mail_member_links')
		.addColumn('token_hash', text, (c) => c.primaryKey())
		.addColumn('member_id', text, (c) => c.notNull().references('mail_members.id').onDelete('cascade'))
		.execute();
	await table(db, dialect, 'join_links')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('token_hash', text, (c) => c.notNull().unique())
		.addColumn('label', text, (c) => c.notNull())
		.addColumn('role', text, (c) => c.notNull())
		.addColumn('places', whole, (c) => c.notNull())
		.addColumn('taken', whole, (c) => c.notNull())
		.addColumn('made_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('until_day', text, (c) => c.notNull())
		.addColumn('revoked_at', text)
		.execute();
	await db.schema
		.alterTable('invitations')
		.addColumn('link_id', text, (c) => c.references('join_links.id').onDelete('set null'))
		.execute();
	for (const [of, column] of [
		['group_lives', 'changed_by'],
		['group_handovers', 'proposed_by'],
		['group_handovers', 'actor_id'],
		['join_links', 'group_id'],
		['join_links', 'made_by'],
		['invitations', 'link_id'],
		['mail_members', 'email'],
		['mail_members', 'added_by'],
		['mail_member_links', 'member_id'],
	] as const)
		await db.schema.createIndex(`${of}_${column}`).on(of).column(column).execute();
}
