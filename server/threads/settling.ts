import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { date } from '#domain/french/dates.ts';
import { addDays } from '#domain/french/day.ts';
import { plain } from '#domain/french/parts.ts';
import { notFound, Problem } from '#domain/problem.ts';
import type { ThreadFacts } from '#domain/thread/policy.ts';
import { longestPromise } from '#domain/thread/thread.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import {
	candidatesAnswering,
	listCandidates,
	mostCandidates,
	type Candidate,
} from '../documents/responsible.ts';
import { postOf, threadFor } from './facts.ts';
import { entrustedLetter } from './letters.ts';
import { subjectOf, tell, wordsForLetter } from './telling.ts';
import { addFollowers } from './writes.ts';

/** Bringing a thread to its end: an answer that is kept, who takes charge and for when, closing and opening again. */
export function settling(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	const change = (
		trx: Transaction,
		threadId: string,
		values: { kept_post_id?: string | null; closed_at?: string | null },
	) => trx.updateTable('threads').set(values).where('id', '=', threadId).execute();

	const trace = (trx: Transaction, accountId: string, id: string, action: string, detail = {}) =>
		recordAudit(trx, context, { accountId, action, subjectType: 'thread', subjectId: id, detail });

	/** Those to whom a question may be entrusted: oneself, and for who animates, those who take part. */
	async function listOwners(facts: ThreadFacts, member: Member): Promise<readonly Candidate[]> {
		const me = { id: member.actorId, name: member.name, from: 'Vous' };
		if (!can(member, 'thread.manage', facts)) return [me];
		const place = facts.document ?? {
			...{ type: 'document' as const, id: '', visibility: facts.group.visibility, group: facts.group },
		};
		const others = await listCandidates(db, member, place, facts.group.citeId, today(context));
		return [me, ...others.filter(({ id }) => id !== me.id)];
	}

	return {
		/** Keeps this answer; the question waits no more. @throws Problem `not-found`, `signed-out`, `forbidden`, `conflict` */
		async keepAnswer(viewer: Person, threadId: string, postId: string): Promise<void> {
			const { member } = await threadFor(db, viewer, threadId, 'thread.settle');
			const post = await postOf(db, viewer, threadId, postId);
			if (post.hidden) throw notFound();
			await database.write(async (trx) => {
				const first = await trx
					.selectFrom('posts')
					.select('id')
					.where('thread_id', '=', threadId)
					.orderBy('created_at')
					.orderBy('id')
					.limit(1)
					.executeTakeFirst();
				if (first?.id === postId)
					throw new Problem('conflict', 'La question ne peut pas être sa propre réponse.');
				const { numUpdatedRows } = await trx
					.updateTable('threads')
					.set({ kept_post_id: postId })
					.where('id', '=', threadId)
					.where('kind', '=', 'question')
					.executeTakeFirst();
				if (numUpdatedRows === 0n)
					throw new Problem('conflict', 'On ne retient une réponse que d’une question.');
				await trace(trx, member.accountId, threadId, 'kept-answer', { post: postId });
			});
		},

		/** The question waits again. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async releaseAnswer(viewer: Person, threadId: string): Promise<void> {
			const { member } = await threadFor(db, viewer, threadId, 'thread.settle');
			await database.write(async (trx) => {
				await change(trx, threadId, { kept_post_id: null });
				await trace(trx, member.accountId, threadId, 'released-answer');
			});
		},

		/** Nobody answers any more, or one may again. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async closeThread(viewer: Person, threadId: string, isClosed: boolean): Promise<void> {
			const { member } = await threadFor(db, viewer, threadId, 'thread.settle');
			await database.write(async (trx) => {
				await change(trx, threadId, { closed_at: isClosed ? context.now().toISOString() : null });
				await trace(trx, member.accountId, threadId, isClosed ? 'closed-thread' : 'reopened-thread');
			});
		},

		/** Those to whom a question may be entrusted and who answer to `asked`: the first of them, and how many there are. */
		async owners(viewer: Person, threadId: string, asked: string) {
			const { facts, member } = await threadFor(db, viewer, threadId, 'thread.answer');
			const all = await listOwners(facts, member);
			const found = candidatesAnswering(all, asked);
			return { people: found.slice(0, mostCandidates), found: found.length, total: all.length };
		},

		/**
		 * Somebody answers for a question, for a day that the group sees. Oneself, or, by who animates, another who takes part, who is told.
		 * @throws Problem `not-found`, `signed-out`, `forbidden`, `invalid`, `conflict`
		 */
		async takeCharge(
			viewer: Person,
			threadId: string,
			{ ownerId, day }: { ownerId: string; day: string },
		): Promise<void> {
			const { facts, member } = await threadFor(db, viewer, threadId, 'thread.answer');
			const now = today(context);
			if (day < now || day > addDays(now, longestPromise))
				throw new Problem('invalid', undefined, { day: 'Choisissez un jour à venir, dans l’année.' });
			const owners = await listOwners(facts, member);
			if (!owners.some(({ id }) => id === ownerId))
				throw new Problem('invalid', undefined, {
					owner: 'Choisissez une personne qui prend part au groupe.',
				});
			const waiting = await database.write(async (trx) => {
				const { numUpdatedRows } = await trx
					.updateTable('threads')
					.set({ owner_id: ownerId, promised_on: day })
					.where('id', '=', threadId)
					.where('kind', '=', 'question')
					.where('closed_at', 'is', null)
					.executeTakeFirst();
				if (numUpdatedRows === 0n)
					throw new Problem('conflict', 'On ne se charge que d’une question ouverte.');
				await addFollowers(trx, threadId, [ownerId]);
				await trace(trx, member.accountId, threadId, 'entrusted-question', { owner: ownerId, day });
				const { isAsleep, ...subject } = await subjectOf(trx, context, facts.id);
				if (isAsleep || ownerId === member.actorId) return 0;
				const first = await trx
					.selectFrom('posts')
					.select('body')
					.where('thread_id', '=', threadId)
					.orderBy('created_at')
					.orderBy('id')
					.limit(1)
					.executeTakeFirst();
				const words = entrustedLetter({
					...{ ...subject, by: member.name, until: plain(date(day)) },
					body: await wordsForLetter(trx, first?.body ?? ''),
				});
				return tell(
					trx,
					context,
					{ threadId, postId: null, event: `owner ${threadId} ${day}`, by: member.actorId },
					new Map([[ownerId, words]]),
				);
			});
			if (waiting > 0) events.emit('mail-waiting');
		},
	};
}
