import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { Problem } from '#domain/problem.ts';
import type { ThreadFacts } from '#domain/thread/policy.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Reader, Transaction } from '../database/connection.ts';
import { listOfGroup } from '../documents/reads.ts';
import { findThreadFacts, threadFor } from './facts.ts';
import { placeFor, type Place } from './place.ts';
import { followByMailThere } from './following.ts';
import { addFollowers, holdThread, recount } from './writes.ts';

/** Groups and documents that a list of places has. */
const most = 100;

/** What those who animate do with a thread: pin, move, make one of two. */
export function managing(context: Context) {
	const { database } = context;
	const db = database.reader;

	const manage = (viewer: Person, id: string) => threadFor(db, viewer, id, 'thread.manage');

	const trace = (trx: Transaction, by: Member, id: string, action: string, detail = {}) =>
		recordAudit(trx, context, {
			accountId: by.accountId,
			action,
			subjectType: 'thread',
			subjectId: id,
			detail,
		});

	/** A place where this person animates too. @param target `group:<id>` or `document:<id>` */
	async function placeToMove(viewer: Member, facts: ThreadFacts, target: string): Promise<Place> {
		const [kind, id = ''] = target.split(':');
		const asked = kind === 'document' ? { groupId: facts.group.id, documentId: id } : { groupId: id };
		const place = await placeFor(db, viewer, asked).catch(() => undefined);
		const there = place && { ...facts, ...place.facts, hidden: false };
		if (!place || !there || !can(viewer, 'thread.manage', there))
			throw new Problem('invalid', undefined, { target: 'Choisissez un endroit que vous animez aussi.' });
		return place;
	}

	return {
		/** Where a thread may be moved, and the threads of its group that it may be made one with. */
		async managingForm(viewer: Person, threadId: string, q: string) {
			const { facts, member } = await manage(viewer, threadId);
			const [groups, documents, others] = await Promise.all([
				listAnimated(db, member),
				listOfGroup(db, viewer, facts.group.id, most),
				listOthers(db, facts, q),
			]);
			const places = [
				...groups.map(({ id, name }) => ({ value: `group:${id}`, label: name })),
				...documents.map(({ id, title }) => ({ value: `document:${id}`, label: `Document : ${title}` })),
			];
			const now = facts.document ? `document:${facts.document.id}` : `group:${facts.group.id}`;
			return { places: places.filter(({ value }) => value !== now), others };
		},

		/** First in the list of its group, or no more. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async pin(viewer: Person, threadId: string, isPinned: boolean): Promise<void> {
			const { member } = await manage(viewer, threadId);
			await database.write(async (trx) => {
				const pinned_at = isPinned ? context.now().toISOString() : null;
				await trx.updateTable('threads').set({ pinned_at }).where('id', '=', threadId).execute();
				await trace(trx, member, threadId, isPinned ? 'pinned-thread' : 'unpinned-thread');
			});
		},

		/** To another group, or another document of this one, that one animates too. @throws Problem as {@link managing}, `invalid` */
		async moveThread(viewer: Person, threadId: string, target: string): Promise<void> {
			const { facts, member } = await manage(viewer, threadId);
			const place = await placeToMove(member, facts, target);
			await database.write(async (trx) => {
				await trx
					.updateTable('threads')
					.set({
						...{ group_id: place.facts.group.id, document_id: place.facts.document?.id ?? null },
						...{ object_kind: place.objectKind, place_kind: null, place_id: null, place_title: '' },
						pinned_at: null,
					})
					.where('id', '=', threadId)
					.execute();
				await trace(trx, member, threadId, 'moved-thread', {
					from: facts.group.id,
					to: place.facts.group.id,
				});
			});
		},

		/**
		 * Makes one of two: what was written here is there, in the order it was written, and this address leads there.
		 * @throws Problem `not-found`, `signed-out`, `forbidden`, `invalid` for a thread that one does not animate, or this one
		 */
		async mergeThread(viewer: Person, threadId: string, intoId: string): Promise<void> {
			const { facts, member } = await manage(viewer, threadId);
			const into = await findThreadFacts(db, intoId);
			if (
				!into ||
				into.id === threadId ||
				!can(member, 'thread.manage', into) ||
				into.hidden !== facts.hidden
			)
				throw new Problem('invalid', undefined, { into: 'Choisissez un autre fil que vous animez aussi.' });
			await database.write(async (trx) => {
				// Always in the same order: two who merge the same two threads wait for one another, and never for ever.
				for (const id of [threadId, intoId].sort()) await holdThread(trx, id);
				const both = await trx
					.selectFrom('threads')
					.select(['id', 'updated_at'])
					.where('id', 'in', [threadId, intoId])
					.where('merged_into', 'is', null)
					.execute();
				if (both.length < 2) throw new Problem('conflict', 'Un de ces fils vient d’être réuni à un autre.');
				const updated_at = both
					.map((one) => one.updated_at)
					.sort()
					.at(-1)!;
				await trx.updateTable('posts').set({ thread_id: intoId }).where('thread_id', '=', threadId).execute();
				const followers = await trx
					.selectFrom('thread_followers')
					.select('actor_id')
					.where('thread_id', '=', threadId)
					.where('stopped_at', 'is', null)
					.execute();
				await addFollowers(
					trx,
					intoId,
					followers.map(({ actor_id: id }) => id),
				);
				for (const letters of ['thread_letters', 'thread_mail_letters'] as const)
					await trx
						.updateTable(letters)
						.set({ thread_id: intoId })
						.where('thread_id', '=', threadId)
						.execute();
				await followByMailThere(trx, threadId, intoId);
				await trx
					.updateTable('threads')
					.set({ merged_into: intoId, kept_post_id: null, pinned_at: null })
					.where((e) => e.or([e('id', '=', threadId), e('merged_into', '=', threadId)]))
					.execute();
				await trx.updateTable('threads').set({ updated_at }).where('id', '=', intoId).execute();
				await recount(trx, intoId);
				await trace(trx, member, threadId, 'merged-thread', { into: intoId });
			});
		},

		/** Where a thread answers that was made one with another; null for any other, and for one that may not be read there. */
		async keptThread(viewer: Person, threadId: string): Promise<string | null> {
			const row = await db
				.selectFrom('threads')
				.select('merged_into as into')
				.where('id', '=', threadId)
				.executeTakeFirst();
			const into = row?.into ? await findThreadFacts(db, row.into) : undefined;
			return into && can(viewer, 'thread.read', into) ? into.id : null;
		},
	};
}

/** Groups that this person animates, by name. */
async function listAnimated(db: Reader, { roles, facilitates }: Member) {
	const own = [...roles].filter(([, role]) => role === 'animator').map(([id]) => id);
	const ids = [...own, ...facilitates];
	if (ids.length === 0) return [];
	return db
		.selectFrom('groups')
		.select(['id', 'name'])
		.where((e) => e.or([e('id', 'in', ids), e('cite_id', 'in', ids)]))
		.where('state', '<>', 'archived')
		.orderBy('name')
		.limit(most)
		.execute();
}

/** Threads of the same group whose title has these words, the last that moved first. */
async function listOthers(db: Reader, { id, group, hidden }: ThreadFacts, q: string) {
	let query = db
		.selectFrom('threads')
		.select(['id', 'title', 'updated_at as updatedAt'])
		.where('group_id', '=', group.id)
		.where('id', '<>', id)
		.where('merged_into', 'is', null)
		.where('hidden_at', hidden ? 'is not' : 'is', null);
	for (const word of q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6))
		query = query.where('folded_title', 'like', `%${word.replace(/[%_\\]/g, '')}%`);
	return query.orderBy('updated_at', 'desc').limit(12).execute();
}
