import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import type { Described } from '#domain/directory/duplicates/people.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { countAttempts, limits as rates } from '../../accounts/rate-limits.ts';
import { today, type Context } from '../../context.ts';
import { insertNew } from '../../database/bulk.ts';
import type { Reader } from '../../database/connection.ts';
import { onDay } from '../../database/days.ts';
import type { Day } from '../../database/schema.ts';
import { factsOfActor, findActor } from '../../directory/actor-reads.ts';
import type { FileWorker } from './file-worker.ts';
import { listKnownPeople } from './known.ts';

/** Pairs kept, and shown at once. */
const [kept, shownAtOnce] = [500, 30];
const lookedKey = 'namesakes-looked-for';

/** People who look like one, for whoever may bring a file: somebody decides, and what they decided is remembered. */
export function namesakeUseCases(context: Context, worker: FileWorker) {
	const { database } = context;
	const db = database.reader;

	function mayLook(viewer: Person): Member {
		if (can(viewer, 'import.begin', { type: 'import' }) && viewer.kind === 'member') return viewer;
		throw new Problem(viewer.kind === 'anonymous' ? 'signed-out' : 'forbidden');
	}

	return {
		/** The likeliest pairs that nobody has decided. @throws Problem `signed-out`, `forbidden` */
		async namesakes(viewer: Person) {
			const by = mayLook(viewer);
			const rows = await listPairs(db);
			const mayEdit = async (id: string) => {
				const row = await findActor(db, id);
				return row !== undefined && can(by, 'actor.edit', factsOfActor(row));
			};
			const looked = await db
				.selectFrom('settings')
				.select('value')
				.where('key', '=', lookedKey)
				.executeTakeFirst();
			const pairs = [];
			for (const { reasons, ...row } of rows.slice(0, shownAtOnce)) {
				// Whose page says what may be done: the record one is in charge of.
				const [one, other] = [await mayEdit(row.oneId), await mayEdit(row.otherId)];
				const [from, into] = one ? [row.oneId, row.otherId] : [row.otherId, row.oneId];
				pairs.push({
					...{ ...row, onePlace: null, otherPlace: null, reasons: JSON.parse(reasons) as string[] },
					...{ mayMerge: one || other, merging: `/acteurs/${from}/fusionner?avec=${into}` },
				});
			}
			return { pairs, total: rows.length, lookedAt: looked?.value ?? null };
		},

		/** Compares people with one another, by what the network sees of them, beside the server. */
		async lookForNamesakes(viewer: Person): Promise<void> {
			const by = mayLook(viewer);
			await countAttempts(context, [[rates.importsByAccount, by.accountId]]);
			const pairs = await worker.comparePeople({
				people: await listDescribed(db, today(context)),
				most: kept,
			});
			await database.write(async (trx) => {
				// What somebody decided stays.
				await trx.deleteFrom('likely_namesakes').where('distinct_at', 'is', null).execute();
				const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
				const rows = ids.length
					? await trx.selectFrom('actors').select('id').where('id', 'in', ids).execute()
					: [];
				const there = new Set(rows.map(({ id }) => id));
				await insertNew(
					trx,
					'likely_namesakes',
					pairs
						.filter(({ one, other }) => there.has(one) && there.has(other))
						.map(({ one, other, score, reasons }) => ({
							...{ one_id: one, other_id: other, score, reasons: JSON.stringify(reasons) },
							...{ distinct_by: null, distinct_at: null },
						})),
				);
				await trx
					.insertInto('settings')
					.values({ key: lookedKey, value: context.now().toISOString() })
					.onConflict((on) => on.column('key').doUpdateSet({ value: context.now().toISOString() }))
					.execute();
			});
		},

		/** « Ce sont deux personnes »: they are not shown together any more. */
		async setPeopleApart(viewer: Person, one: string, other: string): Promise<void> {
			const by = mayLook(viewer);
			if (!isIdentifier(one) || !isIdentifier(other)) throw notFound();
			const { numUpdatedRows } = await database.write((trx) =>
				trx
					.updateTable('likely_namesakes')
					.set({ distinct_by: by.actorId, distinct_at: context.now().toISOString() })
					.where('one_id', '=', one)
					.where('other_id', '=', other)
					.executeTakeFirst(),
			);
			if (numUpdatedRows === 0n) throw notFound();
		},
	};
}

/** Who objected since is in no pair. */
async function listPairs(db: Reader) {
	return db
		.selectFrom('likely_namesakes as d')
		.innerJoin('actors as a', 'a.id', 'd.one_id')
		.innerJoin('actors as b', 'b.id', 'd.other_id')
		.select(['d.score', 'd.reasons', 'a.id as oneId', 'a.name as one'])
		.select(['b.id as otherId', 'b.name as other'])
		.where('d.distinct_at', 'is', null)
		.where('a.objected_at', 'is', null)
		.where('b.objected_at', 'is', null)
		.orderBy('d.score', 'desc')
		.orderBy('d.one_id')
		.orderBy('d.other_id')
		.limit(kept)
		.execute();
}

/** People with what everyone in the network sees of them today. */
async function listDescribed(db: Reader, day: Day): Promise<Described[]> {
	const seen = ['public', 'network'] as const;
	const functions = await db
		.selectFrom('affiliations as f')
		.select(['f.actor_id', 'f.organisation_id as what'])
		.where(onDay('f', day))
		.where('f.visibility', 'in', seen)
		.execute();
	const territories = await db
		.selectFrom('actor_territories')
		.select(['actor_id', 'territory_id as what'])
		.where('visibility', 'in', seen)
		.execute();
	const [at, around] = [functions, territories].map((rows) => Map.groupBy(rows, (row) => row.actor_id));
	const whats = (of: typeof at, id: string) => (of?.get(id) ?? []).map(({ what }) => what);
	return (await listKnownPeople(db)).map((one) => ({
		...one,
		organisations: whats(at, one.id),
		places: whats(around, one.id),
	}));
}
