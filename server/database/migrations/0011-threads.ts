import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Threads, what is written in them and how it was before, whom it names, who found it useful or reported it, who follows, and the letters one answers. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	const index = (name: string, on: string, columns: string[]) =>
		db.schema.createIndex(name).on(on).columns(columns).execute();

	await table(db, dialect, 'threads')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('object_kind', text, (c) => c.notNull())
		.addColumn('document_id', text, (c) => c.references('documents.id').onDelete('cascade'))
		.addColumn('place_kind', text)
		.addColumn('place_id', text)
		.addColumn('place_title', text, (c) => c.notNull())
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('title', text, (c) => c.notNull())
		.addColumn('folded_title', text, (c) => c.notNull())
		.addColumn('opened_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('updated_at', text, (c) => c.notNull())
		.addColumn('answers', whole, (c) => c.notNull())
		.addColumn('kept_post_id', text)
		.addColumn('closed_at', text)
		.addColumn('pinned_at', text)
		.addColumn('hidden_at', text)
		.addColumn('owner_id', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('promised_on', text)
		.addColumn('merged_into', text, (c) => c.references('threads.id').onDelete('cascade'))
		.execute();
	await index('threads_latest', 'threads', ['group_id', 'merged_into', 'updated_at']);
	await index('threads_waiting', 'threads', ['group_id', 'kind', 'kept_post_id', 'closed_at', 'promised_on']);
	await index('threads_document', 'threads', ['document_id', 'place_id']);
	await index('threads_merged_into', 'threads', ['merged_into']);
	await index('threads_opened_by', 'threads', ['opened_by']);
	await index('threads_owner_id', 'threads', ['owner_id']);

	await table(db, dialect, 'posts')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('thread_id', text, (c) => c.notNull().references('threads.id').onDelete('cascade'))
		.addColumn('author_id', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('body', text, (c) => c.notNull())
		.addColumn('folded', text, (c) => c.notNull())
		.addColumn('by_mail', whole, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('edited_at', text)
		.addColumn('withdrawn_at', text)
		.addColumn('hidden_at', text)
		.addColumn('hidden_reason', text)
		.execute();
	await index('posts_thread', 'posts', ['thread_id', 'created_at']);
	await index('posts_author_id', 'posts', ['author_id']);

	await table(db, dialect, 'post_versions')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('post_id', text, (c) => c.notNull().references('posts.id').onDelete('cascade'))
		.addColumn('title', text)
		.addColumn('body', text, (c) => c.notNull())
		.addColumn('until', text, (c) => c.notNull())
		.execute();
	await index('post_versions_post', 'post_versions', ['post_id', 'until']);

	await table(db, dialect, 'post_marks')
		.addColumn('post_id', text, (c) => c.notNull().references('posts.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('at', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('post_marks_pk', ['post_id', 'actor_id'])
		.execute();
	await index('post_marks_actor_id', 'post_marks', ['actor_id']);

	await table(db, dialect, 'post_reports')
		.addColumn('post_id', text, (c) => c.notNull().references('posts.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('reason', text, (c) => c.notNull())
		.addColumn('at', text, (c) => c.notNull())
		.addColumn('settled_at', text)
		.addPrimaryKeyConstraint('post_reports_pk', ['post_id', 'actor_id'])
		.execute();
	await index('post_reports_actor_id', 'post_reports', ['actor_id']);

	await table(db, dialect, 'thread_followers')
		.addColumn('thread_id', text, (c) => c.notNull().references('threads.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('stopped_at', text)
		.addColumn('read_at', text)
		.addPrimaryKeyConstraint('thread_followers_pk', ['thread_id', 'actor_id'])
		.execute();
	await index('thread_followers_actor_id', 'thread_followers', ['actor_id']);

	await table(db, dialect, 'thread_letters')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('thread_id', text, (c) => c.notNull().references('threads.id').onDelete('cascade'))
		.addColumn('post_id', text, (c) => c.references('posts.id').onDelete('cascade'))
		.addColumn('account_id', text, (c) => c.notNull().references('accounts.id').onDelete('cascade'))
		.addColumn('email', text, (c) => c.notNull())
		.addColumn('event', text, (c) => c.notNull())
		.addColumn('token_hash', text, (c) => c.unique())
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('expires_at', text, (c) => c.notNull())
		.addUniqueConstraint('thread_letters_once', ['event', 'account_id'])
		.execute();
	for (const column of ['thread_id', 'post_id', 'account_id', 'expires_at'])
		await index(`thread_letters_${column}`, 'thread_letters', [column]);
}
