import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { Problem } from '#domain/problem.ts';
import type { PostFacts, ThreadFacts } from '#domain/thread/policy.ts';
import { fold } from '#domain/search/fold.ts';
import { peopleIn } from '#domain/thread/text.ts';
import { v7 } from 'uuid';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { postOf, threadFor } from './facts.ts';
import { postFiles } from './files.ts';
import { nameEveryone, type Ambiguous } from './naming.ts';
import { checkBody, checkTitle, type Written } from './opening.ts';
import { addFollowers, authorOf, foldedWords, holdThread, recount } from './writes.ts';
import { writeAnswer } from './writing.ts';

/** Answering, and what one does with one's own words afterwards. */
export function answering(context: Context) {
	const { database, events } = context;
	const db = database.reader;
	const kept = postFiles(context);

	/** A post of one's own. @throws Problem `not-found`, `signed-out`, `forbidden` */
	async function own(viewer: Person, threadId: string, postId: string) {
		const post = await postOf(db, viewer, threadId, postId);
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		if (!can(viewer, 'post.edit', post))
			throw new Problem(
				'forbidden',
				'On ne change que ses propres messages, tant qu’on écrit dans le groupe.',
			);
		return { post, member: viewer };
	}

	/** Keeps how a post was, and its thread's title when it is the first. @returns whether it is the first */
	async function keepVersion(trx: Transaction, { thread }: PostFacts, postId: string) {
		await holdThread(trx, thread.id);
		const [first] = await trx
			.selectFrom('posts')
			.innerJoin('threads', 'threads.id', 'posts.thread_id')
			.select(['posts.id', 'threads.title'])
			.where('posts.thread_id', '=', thread.id)
			.orderBy('posts.created_at')
			.orderBy('posts.id')
			.limit(1)
			.execute();
		const before = await trx
			.selectFrom('posts')
			.select(['body', 'withdrawn_at', 'hidden_at'])
			.where('id', '=', postId)
			.executeTakeFirstOrThrow();
		if (before.withdrawn_at !== null || before.hidden_at !== null) throw new Problem('conflict');
		const isFirst = first?.id === postId;
		const title = isFirst ? first.title : null;
		return { isFirst, before: { title, body: before.body } };
	}

	const insertVersion = (trx: Transaction, postId: string, before: { title: string | null; body: string }) =>
		trx
			.insertInto('post_versions')
			.values({ id: v7(), post_id: postId, ...before, until: context.now().toISOString() })
			.execute();

	const trace = (trx: Transaction, by: Member, { id }: ThreadFacts, action: string, post: string) =>
		recordAudit(trx, context, {
			...{ accountId: by.accountId, action, subjectType: 'thread', subjectId: id, detail: { post } },
		});

	return {
		/** Before anything large is read. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async mayAnswer(viewer: Person, threadId: string): Promise<void> {
			await threadFor(db, viewer, threadId, 'thread.answer');
		},

		/**
		 * Answers; those who take part are told.
		 * @returns the id of the post, or the names for which one must choose: nothing is written then.
		 * @throws Problem `not-found`, `signed-out`, `forbidden`, `invalid`, `conflict`, `too-many`
		 */
		async answer(
			viewer: Person,
			threadId: string,
			{ body: typed, chosen, files: sent = [] }: Written,
		): Promise<{ readonly postId: string } | { readonly ambiguous: readonly Ambiguous[] }> {
			const { facts, member } = await threadFor(db, viewer, threadId, 'thread.answer');
			const { body, ambiguous } = await nameEveryone(context, member, facts, typed, chosen);
			checkBody(body);
			if (ambiguous.length > 0) return { ambiguous };
			await countAttempts(context, [[limits.postsByAccount, member.accountId]]);
			const files = await kept.keep(member.accountId, sent);
			const { postId, waiting } = await database.write((trx) =>
				writeAnswer(trx, context, authorOf(member), { threadId, body, byMail: false, files }),
			);
			if (waiting > 0) events.emit('mail-waiting');
			return { postId };
		},

		/**
		 * Writes a post of one's own anew; what it was stays readable. Nobody is told again.
		 * @param title of the thread, when it is its first post. @param without files that are taken away. @throws Problem as {@link answering}
		 */
		async editPost(
			viewer: Person,
			threadId: string,
			postId: string,
			{
				title,
				body: typed,
				chosen,
				without = [],
			}: Written & { readonly title: string; readonly without?: readonly string[] },
		): Promise<{ readonly ambiguous: readonly Ambiguous[] }> {
			const { post, member } = await own(viewer, threadId, postId);
			checkTitle(title);
			const { body, ambiguous } = await nameEveryone(context, member, post.thread, typed, chosen);
			checkBody(body);
			if (ambiguous.length > 0) return { ambiguous };
			await database.write(async (trx) => {
				const { isFirst, before } = await keepVersion(trx, post, postId);
				if (without.length > 0)
					await trx
						.deleteFrom('post_files')
						.where('post_id', '=', postId)
						.where('id', 'in', without)
						.execute();
				const newTitle = isFirst && title !== '' ? title : before.title;
				if (before.body === body && before.title === newTitle) return;
				await insertVersion(trx, postId, before);
				await trx
					.updateTable('posts')
					.set({ body, folded: foldedWords(body), edited_at: context.now().toISOString() })
					.where('id', '=', postId)
					.execute();
				if (newTitle !== null)
					await trx
						.updateTable('threads')
						.set({ title: newTitle, folded_title: fold(newTitle) })
						.where('id', '=', threadId)
						.execute();
				await addFollowers(trx, threadId, peopleIn(body));
				await trace(trx, member, post.thread, 'edited-post', postId);
			});
			return { ambiguous: [] };
		},

		/**
		 * Takes one's own words back: they, and what they were before, are gone; their place says so. A kept answer is kept no more.
		 * @throws Problem `not-found`, `signed-out`, `forbidden`, `conflict`
		 */
		async withdrawPost(viewer: Person, threadId: string, postId: string): Promise<void> {
			const { post, member } = await own(viewer, threadId, postId);
			await database.write(async (trx) => {
				await keepVersion(trx, post, postId);
				for (const table of ['post_versions', 'post_files'] as const)
					await trx.deleteFrom(table).where('post_id', '=', postId).execute();
				await trx
					.updateTable('posts')
					.set({ body: '', folded: '', withdrawn_at: context.now().toISOString() })
					.where('id', '=', postId)
					.execute();
				await trx
					.updateTable('threads')
					.set({ kept_post_id: null })
					.where('kept_post_id', '=', postId)
					.execute();
				await recount(trx, threadId);
				await trace(trx, member, post.thread, 'withdrew-post', postId);
			});
		},
	};
}
