import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { TerritoryKind } from '#domain/territory/territory.ts';
import type { Position } from '#domain/territory/topology.ts';
import type { Reader } from '../database/connection.ts';
import { listPositions } from '../territories/positions.ts';
import type { Look } from './look.ts';

export interface MapOrganisation {
	readonly title: string;
	readonly address: string;
	/** Where it is, in words. */
	readonly place: string;
	/** Of its commune; near enough, of its quarter. */
	readonly position: Position;
}

/** Told apart on one page. */
export const mostOrganisations = 60;

/**
 * Organisations among the results, where communes or quarters can be told apart; none when they are too many. Who is of a wider place than a
 * commune is on no map.
 */
export async function organisationsOf(
	db: Reader,
	viewer: Person,
	{ register, tally }: Look,
	kinds: readonly TerritoryKind[],
): Promise<{ organisations: readonly MapOrganisation[]; tooMany: boolean }> {
	const none = { organisations: [], tooMany: false };
	const isNear = kinds.length === 0 || kinds.includes('qpv');
	if (!isNear && !kinds.includes('commune')) return none;
	const kind = register.numberOf('kind', 'organisation');
	const found = [...tally.found].filter((position) => register.kindOf(position) === kind);
	if (found.length > mostOrganisations) return { ...none, tooMany: true };
	if (found.length === 0) return none;
	const rows = await db
		.selectFrom('search_entries as s')
		.innerJoin('organisations as o', 'o.id', 's.subject_id')
		.innerJoin('territories as t', 't.id', 'o.territory_id')
		.select(['o.id', 's.title', 's.address', 't.id as territoryId', 't.kind', 't.name as place'])
		.where('s.kind', '=', 'organisation')
		.where('s.position', 'in', found)
		.where('t.kind', 'in', ['commune', 'qpv'])
		.orderBy('s.title')
		.orderBy('o.id')
		.execute();
	const quarters = rows.filter((row) => row.kind === 'qpv').map((row) => row.territoryId);
	const communes = isNear ? new Map<string, string>() : await listCommunes(db, quarters);
	const placeOf = (id: string) => communes.get(id) ?? id;
	const positions = await listPositions(db, [...new Set(rows.map((row) => placeOf(row.territoryId)))]);
	return {
		...none,
		organisations: rows.flatMap(({ id, title, address, place, territoryId }) => {
			const position = positions.get(placeOf(territoryId));
			const isSeen = can(viewer, 'organisation.read', { type: 'organisation', id });
			return position && isSeen ? [{ title, address, place, position }] : [];
		}),
	};
}

/** The commune of each quarter, by id. */
async function listCommunes(db: Reader, quarters: readonly string[]): Promise<ReadonlyMap<string, string>> {
	if (quarters.length === 0) return new Map();
	const rows = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.ancestor_id')
		.select(['a.territory_id as quarter', 't.id as commune'])
		.where('a.territory_id', 'in', [...new Set(quarters)])
		.where('t.kind', '=', 'commune')
		.orderBy('t.id', 'desc')
		.execute();
	return new Map(rows.map(({ quarter, commune }) => [quarter, commune]));
}
