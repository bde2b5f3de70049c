import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Members by e-mail in threads: what they wrote, what they follow, and the letters they answer; files of posts. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	const index = (on: string, column: string) =>
		db.schema.createIndex(`${on}_${column}`).on(on).column(column).execute();

	await db.schema
		.alterTable('posts')
		.addColumn('mail_member_id', text, (c) => c.references('mail_members.id').onDelete('set null'))
		.execute();
	await index('posts', 'mail_member_id');
	await table(db, dialect, 'thread_mail_followers')
		.addColumn('thread_id', text, (c) => c.notNull().references('threads.id').onDelete('cascade'))
		.addColumn('member_id', text, (c) => c.notNull().references('mail_members.id').onDelete('cascade'))
		.addColumn('stopped_at', text)
		.addColumn('read_at', text)
		.addPrimaryKeyConstraint('thread_mail_followers_pk', ['thread_id', 'member_id'])
		.execute();
	await index('thread_mail_followers', 'member_id');
	await table(db, dialect, 'thread_mail_letters')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('thread_id', text, (c) => c.notNull().references('threads.id').onDelete('cascade'))
		.addColumn('post_id', text, (c) => c.notNull().references('posts.id').onDelete('cascade'))
		.addColumn('member_id', text, (c) => c.notNull().references('mail_members.id').onDelete('cascade'))
		.addColumn('email', text, (c) => c.notNull())
		.addColumn('token_hash', text, (c) => c.unique())
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('expires_at', text, (c) => c.notNull())
		.addUniqueConstraint('thread_mail_letters_once', ['post_id', 'member_id'])
		.execute();
	for (const column of ['thread_id', 'member_id', 'expires_at']) await index('thread_mail_letters', column);
	await table(db, dialect, 'post_files')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('post_id', text, (c) => c.notNull().references('posts.id').onDelete('cascade'))
		.addColumn('place', whole, (c) => c.notNull())
		.addColumn('sha256', text, (c) => c.notNull())
		.addColumn('media_type', text, (c) => c.notNull())
		.addColumn('bytes', whole, (c) => c.notNull())
		.addColumn('width', whole, (c) => c.notNull())
		.addColumn('height', whole, (c) => c.notNull())
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('shows', text, (c) => c.notNull())
		.execute();
	for (const column of ['post_id', 'sha256']) await index('post_files', column);
}
