import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { paragraphsOf, peopleIn, plainWords } from '#domain/thread/text.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import { enqueue } from '../mail/outbox.ts';
import { authorToTell } from './author-to-tell.ts';
import { postOf, threadFor } from './facts.ts';
import { hiddenByMailLetter, hiddenLetter } from './letters.ts';
import { namesOf, standingsOf } from './names.ts';
import { moderationPurpose, subjectOf } from './telling.ts';
import { authorName, headOf, postsOf } from './view.ts';
import { holdThread, recount } from './writes.ts';

/** A post by itself: what it was before, who reported it, and setting it aside. */
export function moderating(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	return {
		/** A post, how it was before it was written anew, and for who animates what was reported. @throws Problem `not-found` */
		async post(viewer: Person, threadId: string, postId: string) {
			const { thread } = await postOf(db, viewer, threadId, postId);
			const [head, posts] = await Promise.all([headOf(db, viewer, thread), postsOf(db, viewer, thread)]);
			const at = posts.findIndex(({ id }) => id === postId);
			const post = posts[at];
			// One of more posts than a page shows.
			if (!post) throw notFound();
			const manages = can(viewer, 'thread.manage', thread);
			const isReadable = !post.isWithdrawn && (!post.isHidden || manages);
			const versions = isReadable
				? await db
						.selectFrom('post_versions')
						.select(['id', 'title', 'body', 'until'])
						.where('post_id', '=', postId)
						.orderBy('until', 'desc')
						.limit(50)
						.execute()
				: [];
			const reports = manages ? await listReports(postId) : [];
			const names = await namesOf(db, viewer, [
				...(post.authorId ? [post.authorId] : []),
				...[post, ...versions].flatMap(({ body }) => peopleIn(body)),
				...reports.map(({ actorId }) => actorId),
			]);
			const author = post.authorId ?? '';
			const standings = await standingsOf(db, viewer, [author], today(context));
			const { body, ...rest } = post;
			return {
				head,
				post: {
					...{ ...rest, isFirst: at === 0, author: authorName(viewer, names, post) },
					standing: standings[author] ?? null,
					paragraphs: paragraphsOf(body),
					/** As one writes it anew. */
					typed: post.mayEdit ? plainWords(body, (id) => `@${names[id] ?? 'personne non listée'}`) : '',
				},
				versions: versions.map(({ body: words, ...version }) => ({
					...version,
					paragraphs: paragraphsOf(words),
				})),
				reports: reports.map(({ actorId, ...report }) => ({ ...report, by: names[actorId] ?? null })),
				names,
				mayReport: can(viewer, 'thread.follow', thread) && !post.isMine && isReadable,
				mayManage: manages,
				now: context.now().toISOString(),
			};
		},

		/** Tells those who animate; once a person and a post. @throws Problem `not-found`, `signed-out`, `too-many` */
		async reportPost(viewer: Person, threadId: string, postId: string, reason: string): Promise<void> {
			const { member } = await threadFor(db, viewer, threadId, 'thread.follow');
			const post = await postOf(db, viewer, threadId, postId);
			if (post.hidden) throw notFound();
			await countAttempts(context, [[limits.reportsByAccount, member.accountId]]);
			const at = context.now().toISOString();
			await database.write(async (trx) => {
				await trx
					.insertInto('post_reports')
					.values({ post_id: postId, actor_id: member.actorId, reason, at, settled_at: null })
					.onConflict((on) =>
						on.columns(['post_id', 'actor_id']).doUpdateSet({ reason, at, settled_at: null }),
					)
					.execute();
				await recordAudit(trx, context, {
					...{ accountId: member.accountId, action: 'reported-post', subjectType: 'thread' },
					...{ subjectId: threadId, detail: { post: postId } },
				});
			});
		},

		/**
		 * Sets a post aside, with a reason that its author is told; with the first, the thread. Or puts it back.
		 * @param reason null to put it back. @throws Problem `not-found`, `signed-out`, `forbidden`
		 */
		async hidePost(viewer: Person, threadId: string, postId: string, reason: string | null): Promise<void> {
			const { member } = await threadFor(db, viewer, threadId, 'thread.manage');
			await postOf(db, viewer, threadId, postId);
			const at = reason === null ? null : context.now().toISOString();
			const isMail = await database.write(async (trx) => {
				await holdThread(trx, threadId);
				const { numUpdatedRows } = await trx
					.updateTable('posts')
					.set({ hidden_at: at, hidden_reason: reason })
					.where('id', '=', postId)
					.where('withdrawn_at', 'is', null)
					.where('hidden_at', at === null ? 'is not' : 'is', null)
					.executeTakeFirst();
				// Somebody else was first.
				if (numUpdatedRows === 0n) return false;
				const first = await trx
					.selectFrom('posts')
					.select('id')
					.where('thread_id', '=', threadId)
					.orderBy('created_at')
					.orderBy('id')
					.limit(1)
					.executeTakeFirstOrThrow();
				if (first.id === postId)
					await trx.updateTable('threads').set({ hidden_at: at }).where('id', '=', threadId).execute();
				if (at !== null) {
					await trx
						.updateTable('threads')
						.set({ kept_post_id: null })
						.where('kept_post_id', '=', postId)
						.execute();
					await trx
						.updateTable('post_reports')
						.set({ settled_at: at })
						.where('post_id', '=', postId)
						.where('settled_at', 'is', null)
						.execute();
				}
				await recount(trx, threadId);
				await recordAudit(trx, context, {
					...{ accountId: member.accountId, action: at === null ? 'restored-post' : 'hid-post' },
					...{ subjectType: 'thread', subjectId: threadId, detail: { post: postId } },
				});
				if (reason === null) return false;
				const author = await authorToTell(trx, postId);
				if (!author || author.actorId === member.actorId) return false;
				const subject = await subjectOf(trx, context, threadId);
				return enqueue(trx, context, {
					...{ recipient: author.email, purpose: moderationPurpose, key: `${postId} ${at}` },
					...(author.actorId === null ? hiddenByMailLetter : hiddenLetter)({ ...subject, reason }),
				});
			});
			if (isMail) events.emit('mail-waiting');
		},

		/** What was reported is as it should be. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async settleReports(viewer: Person, threadId: string, postId: string): Promise<void> {
			const { member } = await threadFor(db, viewer, threadId, 'thread.manage');
			await postOf(db, viewer, threadId, postId);
			await database.write(async (trx) => {
				await trx
					.updateTable('post_reports')
					.set({ settled_at: context.now().toISOString() })
					.where('post_id', '=', postId)
					.where('settled_at', 'is', null)
					.execute();
				await recordAudit(trx, context, {
					...{ accountId: member.accountId, action: 'settled-reports', subjectType: 'thread' },
					...{ subjectId: threadId, detail: { post: postId } },
				});
			});
		},

		/** Says that a post was useful, or no more: its author counts, nobody else. @throws Problem `not-found`, `signed-out`, `invalid` */
		async markUseful(viewer: Person, threadId: string, postId: string, isUseful: boolean): Promise<void> {
			const { member } = await threadFor(db, viewer, threadId, 'thread.follow');
			const post = isIdentifier(postId) ? await postOf(db, viewer, threadId, postId) : undefined;
			if (!post || post.hidden) throw notFound();
			if (post.authorId === member.actorId)
				throw new Problem('invalid', 'On ne dit pas de son propre message qu’il est utile.');
			const [post_id, actor_id] = [postId, member.actorId];
			await database.write(async (trx) => {
				if (isUseful)
					await trx
						.insertInto('post_marks')
						.values({ post_id, actor_id, at: context.now().toISOString() })
						.onConflict((on) => on.doNothing())
						.execute();
				else
					await trx
						.deleteFrom('post_marks')
						.where('post_id', '=', post_id)
						.where('actor_id', '=', actor_id)
						.execute();
			});
		},
	};

	function listReports(postId: string) {
		return db
			.selectFrom('post_reports')
			.select(['actor_id as actorId', 'reason', 'at'])
			.where('post_id', '=', postId)
			.where('settled_at', 'is', null)
			.orderBy('at')
			.limit(50)
			.execute();
	}
}
