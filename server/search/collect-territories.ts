import { territoryAddress, territoryKindNames } from '#domain/territory/territory.ts';
import type { SearchEntry } from '#domain/search/entry.ts';
import { sql } from 'kysely';
import type { Reader } from '../database/connection.ts';
import { communesOfQuarters } from './quarters.ts';

/**
 * Places worth finding for themselves: régions, académies, départements, quarters, and the communes and
 * intercommunalités where the network knows something. The other communes are still recognised in a question.
 */
export async function collectTerritories(db: Reader, ids?: readonly string[]): Promise<SearchEntry[]> {
	// Of named places, by their names: SQLite would otherwise walk every commune by the index of kinds.
	const kind = ids === undefined ? sql<string>`t.kind` : sql<string>`coalesce(t.kind, '')`;
	const rows = await db
		.selectFrom('territories as t')
		.select(['t.id', 't.kind', 't.code', 't.name'])
		.where((e) =>
			e.or([
				e(kind, 'in', ['region', 'academie', 'departement', 'qpv']),
				e.and([
					e(kind, 'in', ['commune', 'epci']),
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
		.$if(ids !== undefined, (query) => query.where('t.id', 'in', [...(ids ?? [])]))
		.orderBy('t.name')
		.orderBy('t.id')
		.execute();
	if (rows.length === 0) return [];
	const above = await placesAbove(
		db,
		rows.map((row) => row.id),
	);
	const communes = await communesOfQuarters(
		db,
		rows.map((row) => row.id),
	);
	return rows.map((row) => ({
		kind: 'territory',
		subjectId: row.id,
		title: row.name,
		context: [territoryKindNames[row.kind], communes.get(row.id) ?? above.get(row.id)]
			.filter(Boolean)
			.join(', '),
		rest: row.code,
		functions: '',
		organisationKinds: [],
		languages: '',
		address: territoryAddress(row.kind, row.code),
		territories: [row.id],
		visibility: 'public',
		groupId: null,
		confirmedOn: null,
	}));
}

/** What a place is told with: an arrondissement by its commune, others by their département. */
async function placesAbove(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
	// From the territories asked for, never from the 36 000 that may stand above one.
	const above = await db
		.selectFrom('territory_ancestors')
		.select(['territory_id as id', 'ancestor_id as ancestor'])
		.where('territory_id', 'in', [...ids])
		.execute();
	const near = above.filter(({ ancestor }) => /^(commune|departement)-/.test(ancestor));
	if (near.length === 0) return new Map();
	const names = new Map(
		(
			await db
				.selectFrom('territories')
				.select(['id', 'name'])
				.where('id', 'in', [...new Set(near.map(({ ancestor }) => ancestor))])
				.execute()
		).map(({ id, name }) => [id, name]),
	);
	// The commune, which comes last here, before the département.
	return new Map(
		near
			.toSorted((a, b) => (a.ancestor < b.ancestor ? 1 : -1))
			.map(({ id, ancestor }) => [id, names.get(ancestor) ?? '']),
	);
}
