import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import {
	whyTwo,
	mergedActorFields,
	type MergedActorField,
	type MovedOfPerson,
} from '#domain/directory/merge-people.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import { reading, type Reader } from '../database/connection.ts';
import { factsOfActor, findActor, type ActorRow } from './actor-reads.ts';
import { findPeople } from './organisation-lookup.ts';
import { mergePeople, unmergePeople } from './merge-people-writes.ts';
import { hasRights, wordsOf } from './merge-people-reads.ts';

/** Two records of one person, made one by who is in charge of the one that is no more, and two again (docs/decisions/0027). */
export function mergePeopleUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;

	return {
		/** Where a record that was made one with another answers now; null for any other, and once that person objected. */
		async keptActor(viewer: Person, id: string): Promise<string | null> {
			const row = isIdentifier(id) ? await findActor(db, id) : undefined;
			const kept = row?.merged_into ? await findActor(db, row.merged_into) : undefined;
			return kept && can(viewer, 'actor.read', factsOfActor(kept)) ? kept.id : null;
		},

		/** What joins what, or why not; without the other, people who answer to what is asked. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async mergePeopleForm(viewer: Person, id: string, { other, asked }: { other: string; asked: string }) {
			const { actor: mine, by } = await inChargeOf(db, viewer, id);
			const common = {
				id,
				name: mine.name,
				asked,
				into: await intoOf(db, mine),
				merges: await mergesOf(db, id),
			};
			if (other === '' || common.into) {
				const found = common.into ? [] : await findPeople(context, viewer, asked);
				return { ...common, pair: null, found: found.filter((one) => one.id !== id) };
			}
			const pair = await pairOf(db, by, mine, other);
			const words = { kept: await wordsOf(db, pair.kept), merged: await wordsOf(db, pair.merged) };
			return {
				...{ ...common, found: [] },
				pair: {
					...{
						kept: named(pair.kept),
						merged: named(pair.merged),
						why: pair.why,
						movesWords: pair.movesWords,
					},
					otherId: other,
					// Who may not make them one reads nothing of the other's that is not theirs to read [R6].
					fields:
						pair.movesWords && pair.why === null
							? mergedActorFields
									.filter(
										(field) =>
											words.kept[field] && words.merged[field] && words.kept[field] !== words.merged[field],
									)
									.map((field) => ({ field, kept: words.kept[field], other: words.merged[field] }))
							: [],
				},
			};
		},

		/** @returns the id of the record that is kept. @throws Problem `conflict`, with why they stay two */
		async mergePeople(
			viewer: Person,
			id: string,
			otherId: string,
			taken: ReadonlySet<MergedActorField>,
		): Promise<string> {
			return await database.write(async (trx) => {
				// Both rows, in one order: another who makes one of the same two waits.
				for (const one of [id, otherId].filter(isIdentifier).toSorted())
					await trx
						.updateTable('actors')
						.set((set) => ({ id: set.ref('id') }))
						.where('id', '=', one)
						.execute();
				const now = reading(trx);
				const { actor: mine, by } = await inChargeOf(now, viewer, id);
				if (mine.merged_into !== null)
					throw new Problem('conflict', 'Cette fiche a été réunie à une autre entre-temps.');
				const pair = await pairOf(now, by, mine, otherId);
				if (pair.why !== null) throw new Problem('conflict', pair.why);
				await mergePeople(trx, context, { ...pair, taken, by });
				return pair.kept.id;
			});
		},

		/** « Défaire la fusion », from either record. @throws Problem `conflict` when it is undone already */
		async unmergePeople(viewer: Person, id: string, mergeId: string): Promise<void> {
			await database.write(async (trx) => {
				const now = reading(trx);
				const { by } = await inChargeOf(now, viewer, id);
				const row = await trx
					.selectFrom('actor_merges')
					.selectAll()
					.where('id', '=', isIdentifier(mergeId) ? mergeId : '')
					.where((where) => where.or([where('kept_id', '=', id), where('merged_id', '=', id)]))
					.executeTakeFirst();
				const undone = () => new Problem('conflict', 'Cette fusion est déjà défaite.');
				if (!row) throw undone();
				await inChargeOf(now, viewer, row.merged_id);
				const kept = await findActor(now, row.kept_id);
				const { numUpdatedRows } = await trx
					.updateTable('actors')
					.set({ merged_into: null, objected_at: null, updated_at: context.now().toISOString() })
					.where('id', '=', row.merged_id)
					.where('merged_into', '=', row.kept_id)
					.executeTakeFirst();
				// Who objected since takes with them all that was made one with them.
				if (!kept || kept.objected_at !== null || row.undone_at !== null || numUpdatedRows === 0n)
					throw undone();
				const moved = JSON.parse(row.moved) as MovedOfPerson;
				await unmergePeople(trx, context, { id: row.id, kept, mergedId: row.merged_id, moved, by });
			});
		},
	};
}

const named = ({ id, name }: ActorRow) => ({ id, name });

/** A record by who is in charge of it, one that was made one with another too: it is hidden, not gone. */
async function inChargeOf(db: Reader, viewer: Person, id: string): Promise<{ actor: ActorRow; by: Member }> {
	const actor = isIdentifier(id) ? await findActor(db, id) : undefined;
	const facts = actor && { ...factsOfActor(actor), ...(actor.merged_into ? { objected: false } : {}) };
	if (!actor || !facts || !can(viewer, 'actor.read', facts)) throw notFound();
	if (viewer.kind === 'anonymous') throw new Problem('signed-out');
	if (!can(viewer, 'actor.edit', facts)) throw new Problem('forbidden');
	return { actor, by: viewer };
}

/** Which of both is kept: the one with an account, else the one whose page it is. */
async function pairOf(db: Reader, by: Member, mine: ActorRow, otherId: string) {
	const other = isIdentifier(otherId) ? await findActor(db, otherId) : undefined;
	if (!other || other.id === mine.id || !can(by, 'actor.read', factsOfActor(other))) throw notFound();
	const isOtherKept = other.account_id !== null && mine.account_id === null;
	const [kept, merged] = isOtherKept ? [other, mine] : [mine, other];
	const why = whyTwo({
		kept: { name: kept.name, hasAccount: kept.account_id !== null },
		merged: {
			...{ name: merged.name, hasAccount: merged.account_id !== null },
			hasRights: await hasRights(db, merged.id),
		},
		mayEditMerged: isOtherKept || can(by, 'actor.edit', factsOfActor(merged)),
	});
	// Nobody else writes in the record of somebody with an account (docs/decisions/0019).
	return { kept, merged, why, movesWords: kept.account_id === null || kept.id === by.actorId };
}

const intoOf = async (db: Reader, { id, merged_into }: ActorRow) =>
	merged_into === null
		? null
		: ((await db
				.selectFrom('actor_merges as m')
				.innerJoin('actors as a', 'a.id', 'm.kept_id')
				.select(['a.id', 'a.name', 'm.id as mergeId', 'm.merged_at as at'])
				.where('m.merged_id', '=', id)
				.where('m.kept_id', '=', merged_into)
				.where('a.objected_at', 'is', null)
				.where('m.undone_at', 'is', null)
				.executeTakeFirst()) ?? null);

const mergesOf = (db: Reader, id: string) =>
	db
		.selectFrom('actor_merges as m')
		.innerJoin('actors as a', 'a.id', 'm.merged_id')
		.select(['m.id', 'a.name', 'm.merged_at as at'])
		.where('m.kept_id', '=', id)
		.where('m.undone_at', 'is', null)
		.where('a.merged_into', '=', id)
		.orderBy('m.merged_at', 'desc')
		.limit(20)
		.execute();
