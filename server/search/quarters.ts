import type { Reader } from '../database/connection.ts';

/** The commune that each quarter is told with; of several, the first by name. */
export async function communesOfQuarters(db: Reader): Promise<Map<string, string>> {
	const rows = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.ancestor_id')
		.select(['a.territory_id as id', 't.name'])
		// By the spelling of ids, not by kind: planners would walk every commune for every quarter.
		.where('a.territory_id', 'like', 'qpv-%')
		.where('a.ancestor_id', 'like', 'commune-%')
		.execute();
	return new Map(rows.toSorted((a, b) => (a.name < b.name ? 1 : -1)).map((row) => [row.id, row.name]));
}
