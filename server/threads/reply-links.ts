import { can } from '#domain/access/can.ts';
import type { Member } from '#domain/access/person.ts';
import { Problem } from '#domain/problem.ts';
import type { ThreadFacts } from '#domain/thread/policy.ts';
import { paragraphsOf, peopleIn, cleanWords } from '#domain/thread/text.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { readOwner } from '../accounts/reads.ts';
import { hashToken, newToken } from '../accounts/tokens.ts';
import { today, type Context } from '../context.ts';
import type { Secret } from '../mail/delivery.ts';
import { writeAnswer } from './answering.ts';
import { findThreadFacts } from './facts.ts';
import { namesOf, standingsOf } from './names.ts';
import { checkBody } from './opening.ts';
import { authorName, headOf, postsOf } from './view.ts';
import { setFollowing } from './writes.ts';

const gone = () =>
	new Problem(
		'gone',
		'Ce lien n’est pas complet, a plus de trente jours, ou le fil ne vous est plus ouvert. Connectez-vous pour retrouver vos groupes.',
	);

/** What the link of a letter lets whoever holds it do: read one thread as its recipient may at this moment, answer it, be told no more. */
export function replyLinks(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	async function find(token: string): Promise<{ facts: ThreadFacts; owner: Member; letterId: string }> {
		const letter = await db
			.selectFrom('thread_letters')
			.select(['id', 'thread_id', 'account_id', 'email'])
			.where('token_hash', '=', hashToken(token))
			.where('expires_at', '>', context.now().toISOString())
			.executeTakeFirst();
		const owner = letter && (await readOwner(db, letter.account_id, today(context)));
		const facts = letter && (await findThreadFacts(db, letter.thread_id));
		// The link is bound to the address it went to, and opens what its owner may read today.
		if (!owner || !facts || owner.email !== letter.email || !can(owner.person, 'thread.read', facts))
			throw gone();
		return { facts, owner: owner.person, letterId: letter.id };
	}

	return {
		/** The thread, as who got the letter may read it now. Reading changes nothing: mail scanners open links. @throws Problem `gone` */
		async openReply(token: string) {
			const { facts, owner } = await find(token);
			const [head, posts] = await Promise.all([headOf(db, owner, facts), postsOf(db, owner, facts)]);
			const names = await namesOf(
				db,
				owner,
				posts.flatMap(({ authorId, body }) => [...(authorId ? [authorId] : []), ...peopleIn(body)]),
			);
			const authors = posts.flatMap(({ authorId }) => (authorId ? [authorId] : []));
			const standings = await standingsOf(db, owner, authors, today(context));
			const follower = await db
				.selectFrom('thread_followers')
				.select('stopped_at')
				.where('thread_id', '=', facts.id)
				.where('actor_id', '=', owner.actorId)
				.executeTakeFirst();
			return {
				...{ head, names, as: owner.name, mayAnswer: can(owner, 'thread.answer', facts) },
				isFollowing: follower?.stopped_at === null,
				posts: posts.map(({ body, ...post }) => ({
					...post,
					author: authorName(owner, names, post.authorId),
					standing: post.authorId ? (standings[post.authorId] ?? null) : null,
					paragraphs: paragraphsOf(body),
				})),
				...{ now: context.now().toISOString(), today: today(context) },
			};
		},

		/**
		 * Answers as who got the letter. Names after `@` stay as they are typed: the directory is not searched by a link.
		 * @param address of the network that asks. @throws Problem `gone`, `forbidden`, `invalid`, `conflict`, `too-many`
		 */
		async answerByLink(token: string, typed: string, address: string): Promise<void> {
			await countAttempts(context, [[limits.consumeFromAddress, address]]);
			const { facts, owner, letterId } = await find(token);
			if (!can(owner, 'thread.answer', facts))
				throw new Problem(
					'forbidden',
					'Le fil est fermé, ou vous ne pouvez plus y écrire : votre message n’est pas parti.',
				);
			const body = cleanWords(typed);
			checkBody(body);
			await countAttempts(context, [
				[limits.postsByLetter, letterId],
				[limits.postsByAccount, owner.accountId],
			]);
			const { waiting } = await database.write((trx) =>
				writeAnswer(trx, context, owner, { threadId: facts.id, body, byMail: true }),
			);
			if (waiting > 0) events.emit('mail-waiting');
		},

		/** No letter about this thread any more, once or many times. @throws Problem `gone` */
		async stopByLink(token: string): Promise<void> {
			const { facts, owner } = await find(token);
			await database.write((trx) => setFollowing(trx, facts.id, owner.actorId, context.now().toISOString()));
		},
	};
}

/**
 * What the outbox puts in a letter about a thread as it leaves: a new token each time it is tried, of which the hash is kept. Null when it has lost its
 * reason: its reader may not read the thread any more, wants no more of them, has read it already [rule 9], or what it tells was hidden or taken
 * back; or the group is asleep [rule 13].
 */
export function replyAddress(context: Context) {
	return async ({ key }: { key: string }): Promise<Secret> => {
		const { database } = context;
		const db = database.reader;
		const letter = await db.selectFrom('thread_letters').selectAll().where('id', '=', key).executeTakeFirst();
		const facts = letter && (await findThreadFacts(db, letter.thread_id));
		const owner = letter && (await readOwner(db, letter.account_id, today(context)));
		if (!facts || !owner || owner.email !== letter.email) return null;
		if (facts.group.state !== 'active' || facts.hidden || !can(owner.person, 'thread.read', facts))
			return null;
		const follower = await db
			.selectFrom('thread_followers')
			.select(['stopped_at', 'read_at'])
			.where('thread_id', '=', facts.id)
			.where('actor_id', '=', owner.person.actorId)
			.executeTakeFirst();
		if (!follower || follower.stopped_at !== null) return null;
		if (follower.read_at !== null && follower.read_at >= letter.created_at) return null;
		if (letter.post_id !== null) {
			const post = await db
				.selectFrom('posts')
				.select(['hidden_at', 'withdrawn_at'])
				.where('id', '=', letter.post_id)
				.executeTakeFirst();
			if (!post || post.hidden_at !== null || post.withdrawn_at !== null) return null;
		}
		const token = newToken();
		await database.write((trx) =>
			trx
				.updateTable('thread_letters')
				.set({ token_hash: hashToken(token) })
				.where('id', '=', key)
				.execute(),
		);
		return { unsubscribe: `${context.config.ORIGIN}/fils/repondre/${token}`, form: '?/arreter' };
	};
}

/** Links that have ended are not kept. Run each hour. */
export async function forgetReplyLinks(context: Context): Promise<void> {
	await context.database.write((trx) =>
		trx.deleteFrom('thread_letters').where('expires_at', '<=', context.now().toISOString()).execute(),
	);
}
