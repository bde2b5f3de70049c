import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { countAttempts, limits as rates } from '../../accounts/rate-limits.ts';
import { today, type Context } from '../../context.ts';
import type { Reader } from '../../database/connection.ts';
import { factsOfOrganisation } from '../../directory/in-charge.ts';
import { findOrganisation } from '../../directory/organisation.ts';
import type { FileWorker } from './file-worker.ts';
import { listKnownOrganisations, listKnownPlaces } from './known.ts';
import { kept, likelyPairs, mayLook, shownAtOnce } from './likely-pairs.ts';

/** Records that look alike, for whoever may bring a file: somebody decides, and what they decided is remembered. */
export function duplicateUseCases(context: Context, worker: FileWorker) {
	const { database } = context;
	const db = database.reader;
	const likely = likelyPairs(context, 'likely_duplicates', 'duplicates-looked-for');

	return {
		/** The likeliest pairs that nobody has decided; those of which this person may make one say so. @throws Problem `signed-out`, `forbidden` */
		async duplicates(viewer: Person) {
			const by = mayLook(viewer);
			const rows = await listPairs(db);
			const day = today(context);
			const mayEdit = async (id: string) => {
				const row = await findOrganisation(db, id);
				return row !== undefined && can(by, 'organisation.edit', await factsOfOrganisation(db, by, row, day));
			};
			const pairs = [];
			for (const { reasons, ...row } of rows.slice(0, shownAtOnce))
				pairs.push({
					...row,
					merging: `/structures/${row.oneId}/fusionner?avec=${row.otherId}`,
					reasons: JSON.parse(reasons) as string[],
					mayMerge: (await mayEdit(row.oneId)) && (await mayEdit(row.otherId)),
				});
			return { pairs, total: rows.length, lookedAt: await likely.lookedAt() };
		},

		/** Compares the whole directory with itself, beside the server. */
		async lookForDuplicates(viewer: Person): Promise<void> {
			const by = mayLook(viewer);
			await countAttempts(context, [[rates.importsByAccount, by.accountId]]);
			const known = await listKnownOrganisations(db, by, today(context));
			const pairs = await worker.compare({ known, places: await listKnownPlaces(db), most: kept });
			await database.write(async (trx) => {
				const there = new Set(
					(await trx.selectFrom('organisations').select('id').where('merged_into', 'is', null).execute()).map(
						({ id }) => id,
					),
				);
				await likely.keep(trx, pairs, there);
			});
		},

		/** « Ce n’est pas un doublon »: they are not shown together any more. */
		async setApart(viewer: Person, one: string, other: string): Promise<void> {
			await likely.setApart(mayLook(viewer), one, other);
		},
	};
}

async function listPairs(db: Reader) {
	return db
		.selectFrom('likely_duplicates as d')
		.innerJoin('organisations as a', 'a.id', 'd.one_id')
		.innerJoin('organisations as b', 'b.id', 'd.other_id')
		.leftJoin('territories as ta', 'ta.id', 'a.territory_id')
		.leftJoin('territories as tb', 'tb.id', 'b.territory_id')
		.select(['d.score', 'd.reasons', 'a.id as oneId', 'a.name as one', 'ta.name as onePlace'])
		.select(['b.id as otherId', 'b.name as other', 'tb.name as otherPlace'])
		.where('d.distinct_at', 'is', null)
		.where('a.merged_into', 'is', null)
		.where('b.merged_into', 'is', null)
		.orderBy('d.score', 'desc')
		.orderBy('d.one_id')
		.orderBy('d.other_id')
		.limit(kept)
		.execute();
}
