import { foldName } from '#domain/search/fold.ts';
import { placeKeys, recognisePlace, type NamedPlace, type RecognisedPlace } from '#domain/search/place.ts';
import { sql } from 'kysely';
import type { Reader } from '../database/connection.ts';

/** The territory a question names, looked up by folded name and by code. */
export async function findPlace(db: Reader, text: string): Promise<RecognisedPlace | undefined> {
	const { names, codes } = placeKeys(text);
	if (names.length === 0) return undefined;
	const columns = ['t.id', 't.kind', 't.code', 't.name', 't.population'] as const;
	const known = sql<number>`exists (select 1 from search_entry_territories s where s.territory_id = t.id)`.as(
		'known',
	);
	const byName = await db
		.selectFrom('territory_names as n')
		.innerJoin('territories as t', 't.id', 'n.territory_id')
		.select([...columns, 'n.name as key', known])
		.where('n.name', 'in', names)
		.limit(200)
		.execute();
	const byCode =
		codes.length === 0
			? []
			: await db
					.selectFrom('territories as t')
					.select([...columns, known])
					.where('t.id', 'in', codes)
					.execute();
	const found: NamedPlace[] = [...byName, ...byCode.map((row) => ({ ...row, key: foldName(row.code) }))].map(
		(row) => ({
			...row,
			known: Boolean(row.known),
		}),
	);
	return recognisePlace(text, found);
}
