import { foldName } from '#domain/search/fold.ts';
import { placeKeys, recognisePlace, type NamedPlace, type RecognisedPlace } from '#domain/search/place.ts';
import type { Reader } from '../database/connection.ts';
import type { Register } from './register.ts';

/** The territory a question names, looked up by folded name and by code. */
export async function findPlace(
	db: Reader,
	register: Register,
	text: string,
): Promise<RecognisedPlace | undefined> {
	const { names, codes } = placeKeys(text);
	if (names.length === 0) return undefined;
	const columns = ['t.id', 't.kind', 't.code', 't.name', 't.population'] as const;
	const byName = await db
		.selectFrom('territory_names as n')
		.innerJoin('territories as t', 't.id', 'n.territory_id')
		.select([...columns, 'n.name as key'])
		.where('n.name', 'in', names)
		.limit(200)
		.execute();
	const byCode =
		codes.length === 0
			? []
			: await db.selectFrom('territories as t').select(columns).where('t.id', 'in', codes).execute();
	const found: NamedPlace[] = [...byName, ...byCode.map((row) => ({ ...row, key: foldName(row.code) }))].map(
		(row) => ({
			...row,
			known: register.isKnown('place', row.id),
		}),
	);
	return recognisePlace(text, found);
}
