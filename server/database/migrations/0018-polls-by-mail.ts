import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Members by e-mail in polls: the letters by which they vote, and their ballots. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text } = columnTypes(dialect);
	const index = (on: string, column: string) =>
		db.schema.createIndex(`${on}_${column}`).on(on).column(column).execute();

	await table(db, dialect, 'poll_mail_letters')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('poll_id', text, (c) => c.notNull().references('polls.id').onDelete('cascade'))
		.addColumn('member_id', text, (c) => c.notNull().references('mail_members.id').onDelete('cascade'))
		.addColumn('email', text, (c) => c.notNull())
		.addColumn('token_hash', text, (c) => c.unique())
		.addColumn('expires_at', text, (c) => c.notNull())
		.addUniqueConstraint('poll_mail_letters_once', ['poll_id', 'member_id'])
		.execute();
	for (const column of ['member_id', 'expires_at']) await index('poll_mail_letters', column);
	await table(db, dialect, 'poll_mail_ballots')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('poll_id', text, (c) => c.notNull().references('polls.id').onDelete('cascade'))
		.addColumn('member_id', text, (c) => c.references('mail_members.id').onDelete('set null'))
		.addColumn('ballot', text, (c) => c.notNull())
		.addColumn('cast_at', text, (c) => c.notNull())
		.addUniqueConstraint('poll_mail_ballots_once', ['poll_id', 'member_id'])
		.execute();
	await index('poll_mail_ballots', 'member_id');
}
