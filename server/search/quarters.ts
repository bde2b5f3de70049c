import type { Reader } from '../database/connection.ts';

/** Quarters asked for at once; more of them are read with all the others. */
const some = 1_000;

/** The commune that each quarter is told with; of several, the first by name. @param places of which only quarters are looked up; all quarters without it. */
export async function communesOfQuarters(
	db: Reader,
	places?: readonly (string | null)[],
): Promise<Map<string, string>> {
	const asked = places && [...new Set(places.filter((id) => id?.startsWith('qpv-')))];
	if (asked?.length === 0) return new Map();
	const rows = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.ancestor_id')
		.select(['a.territory_id as id', 't.name'])
		// By the spelling of ids, not by kind: planners would walk every commune for every quarter.
		.$if(asked !== undefined && asked.length <= some, (query) =>
			query.where('a.territory_id', 'in', asked ?? []),
		)
		.where('a.territory_id', 'like', 'qpv-%')
		.where('a.ancestor_id', 'like', 'commune-%')
		.execute();
	return new Map(rows.toSorted((a, b) => (a.name < b.name ? 1 : -1)).map((row) => [row.id, row.name]));
}
