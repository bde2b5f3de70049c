import { territoryAddress, territoryKindNames } from '#domain/territory/territory.ts';
import type { SearchEntry } from '#domain/search/entry.ts';
import type { Reader } from '../database/connection.ts';

/**
 * Places worth finding for themselves: régions, académies, départements, quarters, and the communes and
 * intercommunalités where the network knows something. The other communes are still recognised in a question.
 */
export async function collectTerritories(db: Reader): Promise<SearchEntry[]> {
	const rows = await db
		.selectFrom('territories as t')
		.select(['t.id', 't.kind', 't.code', 't.name'])
		.where((e) =>
			e.or([
				e('t.kind', 'in', ['region', 'academie', 'departement', 'qpv']),
				e.and([
					e('t.kind', 'in', ['commune', 'epci']),
					e.or([
						e.exists(
							e.selectFrom('organisations as o').select('o.id').whereRef('o.territory_id', '=', 't.id'),
						),
						e.exists(
							e
								.selectFrom('cite_territories as c')
								.select('c.cite_id')
								.whereRef('c.territory_id', '=', 't.id'),
						),
					]),
				]),
			]),
		)
		.execute();
	const above = new Map(
		(
			await db
				.selectFrom('territory_ancestors as a')
				.innerJoin('territories as t', 't.id', 'a.ancestor_id')
				.select(['a.territory_id', 't.name', 't.kind'])
				.where('t.kind', 'in', ['commune', 'departement'])
				// A quarter is told by its commune, a commune by its département.
				.orderBy('t.kind', 'desc')
				.execute()
		).map((row) => [row.territory_id, row.name] as const),
	);
	const communes = new Map(
		(
			await db
				.selectFrom('territory_ancestors as a')
				.innerJoin('territories as t', 't.id', 'a.ancestor_id')
				.select(['a.territory_id', 't.name'])
				.where('a.territory_id', 'like', 'qpv-%')
				.where('a.ancestor_id', 'like', 'commune-%')
				.execute()
		).map((row) => [row.territory_id, row.name] as const),
	);
	return rows.map((row) => ({
		kind: 'territory',
		subjectId: row.id,
		title: row.name,
		context: [territoryKindNames[row.kind], communes.get(row.id) ?? above.get(row.id)]
			.filter(Boolean)
			.join(', '),
		rest: row.code,
		address: territoryAddress(row.kind, row.code),
		territoryId: row.id,
		territories: [row.id],
		visibility: 'public',
		groupId: null,
		confirmedOn: null,
	}));
}
