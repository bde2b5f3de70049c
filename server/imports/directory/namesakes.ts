import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import type { Described } from '#domain/directory/duplicates/people.ts';
import { countAttempts, limits as rates } from '../../accounts/rate-limits.ts';
import { today, type Context } from '../../context.ts';
import type { Reader } from '../../database/connection.ts';
import { onDay } from '../../database/days.ts';
import type { Day } from '../../database/schema.ts';
import { factsOfActor, findActor } from '../../directory/actor-reads.ts';
import type { FileWorker } from './file-worker.ts';
import { listKnownPeople } from './known.ts';
import { listTold, type Told } from './namesake-reads.ts';
import { kept as mostKept, likelyPairs, mayLook, shownAtOnce } from './likely-pairs.ts';

/** People who look like one, for whoever may bring a file: somebody decides, and what they decided is remembered. */
export function namesakeUseCases(context: Context, worker: FileWorker) {
	const { database } = context;
	const db = database.reader;
	const likely = likelyPairs(context, 'likely_namesakes', 'namesakes-looked-for');

	const sideOf = async (by: Member, id: string) => {
		const row = await findActor(db, id);
		return {
			id,
			hasAccount: row !== undefined && row.account_id !== null,
			isMine: row !== undefined && can(by, 'actor.edit', factsOfActor(row)),
		};
	};

	/** Which stays when both become one: who has an account, else who says more. Its page, or that of the other when it is somebody's own. */
	async function joining(
		by: Member,
		pair: { readonly oneId: string; readonly otherId: string },
		told: ReadonlyMap<string, Told>,
	): Promise<{ mayMerge: boolean; merging: string }> {
		const sides = [await sideOf(by, pair.oneId), await sideOf(by, pair.otherId)];
		const says = ({ id }: { readonly id: string }) => told.get(id)?.lines ?? 0;
		const [kept, gone] = sides.toSorted(
			(a, b) => Number(b.hasAccount) - Number(a.hasAccount) || says(b) - says(a),
		) as [(typeof sides)[0], (typeof sides)[0]];
		const [page, other] = kept.isMine ? [kept, gone] : [gone, kept];
		return {
			mayMerge: !gone.hasAccount && gone.isMine && (kept.isMine || kept.hasAccount),
			merging: `/acteurs/${page.id}/fusionner?avec=${other.id}`,
		};
	}

	return {
		/** The likeliest pairs that nobody has decided. @throws Problem `signed-out`, `forbidden` */
		async namesakes(viewer: Person) {
			const by = mayLook(viewer);
			const rows = await listPairs(db);
			const some = rows.slice(0, shownAtOnce);
			const told = await listTold(db, by, today(context), [
				...new Set(some.flatMap(({ oneId, otherId }) => [oneId, otherId])),
			]);
			const pairs = [];
			for (const { reasons, ...row } of some) {
				const place = (id: string) => told.get(id)?.place ?? null;
				pairs.push({
					...{ ...row, onePlace: place(row.oneId), otherPlace: place(row.otherId) },
					...{ reasons: JSON.parse(reasons) as string[], ...(await joining(by, row, told)) },
				});
			}
			return { pairs, total: rows.length, lookedAt: await likely.lookedAt() };
		},

		/** Compares people with one another, by what the network sees of them, beside the server. */
		async lookForNamesakes(viewer: Person): Promise<void> {
			const by = mayLook(viewer);
			await countAttempts(context, [[rates.importsByAccount, by.accountId]]);
			const pairs = await worker.comparePeople({
				people: await listDescribed(db, today(context)),
				most: mostKept,
			});
			await database.write(async (trx) => {
				const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
				const rows = ids.length
					? await trx.selectFrom('actors').select('id').where('id', 'in', ids).execute()
					: [];
				const there = new Set(rows.map(({ id }) => id));
				await likely.keep(trx, pairs, there);
			});
		},

		/** « Ce sont deux personnes »: they are not shown together any more. */
		async setPeopleApart(viewer: Person, one: string, other: string): Promise<void> {
			await likely.setApart(mayLook(viewer), one, other);
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
		.limit(mostKept)
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
