import { rosterOf, type RosterCite, type RosterRow, type RosterSeat } from '#domain/group/roster.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';
import type { GroupMember } from './members.ts';

/** The cités of a group, by region, each with the members who speak for its parties. Empty when it has none. */
export async function readRoster(
	db: Reader,
	groupId: string,
	members: readonly GroupMember[],
	day: Day,
): Promise<{ region: string; rows: RosterRow[] }[]> {
	const cites = await listCites(db, groupId);
	if (cites.length === 0) return [];
	const [seats, places] = await Promise.all([
		listSeats(
			db,
			cites.map((cite) => cite.id),
			day,
		),
		listPlaces(
			db,
			members.map((member) => member.id),
		),
	]);
	const rows = rosterOf(
		cites,
		seats,
		members.map((member) => ({ ...member, territories: places.get(member.id) ?? [] })),
	);
	return [...Map.groupBy(rows, (row) => row.cite.region)]
		.map(([region, regionRows]) => ({ region, rows: regionRows }))
		.sort((a, b) => a.region.localeCompare(b.region, 'fr'));
}

async function listCites(db: Reader, groupId: string): Promise<RosterCite[]> {
	const rows = await db
		.selectFrom('group_cites as g')
		.innerJoin('cites as c', 'c.id', 'g.cite_id')
		.innerJoin('cite_territories as t', 't.cite_id', 'c.id')
		.leftJoin('territory_ancestors as above', (join) =>
			join.onRef('above.territory_id', '=', 't.territory_id').on('above.ancestor_id', 'like', 'region-%'),
		)
		.leftJoin('territories as region', 'region.id', 'above.ancestor_id')
		.select(['c.id', 'c.slug', 'c.name', 't.territory_id as territory', 'region.name as region'])
		.where('g.group_id', '=', groupId)
		.orderBy('c.name')
		.orderBy('t.territory_id')
		.execute();
	return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((same) => {
		const [first] = same;
		if (!first) return [];
		const { id, slug, name, region } = first;
		return [{ id, slug, name, region: region ?? 'Ailleurs', territories: same.map((row) => row.territory) }];
	});
}

async function listSeats(db: Reader, citeIds: readonly string[], day: Day): Promise<RosterSeat[]> {
	const rows = await db
		.selectFrom('seats as s')
		.leftJoin('seat_tenures as t', (join) => join.onRef('t.seat_id', '=', 's.id').on(onDay('t', day)))
		.select(['s.id', 's.cite_id as citeId', 's.party', 't.actor_id as actorId', 't.role'])
		.where('s.cite_id', 'in', citeIds)
		.orderBy('s.id')
		.orderBy('t.role', 'desc')
		.execute();
	return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((same) => {
		const [first] = same;
		if (!first) return [];
		return [
			{
				citeId: first.citeId,
				party: first.party,
				sitting: same.flatMap((row) => (row.actorId === null ? [] : [row.actorId])),
				held: same.some((row) => row.role === 'holder'),
			},
		];
	});
}

async function listPlaces(db: Reader, actorIds: readonly string[]): Promise<Map<string, string[]>> {
	if (actorIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('actor_territories')
		.select(['actor_id as actorId', 'territory_id as territoryId'])
		.where('actor_id', 'in', actorIds)
		.where('visibility', 'in', ['public', 'network'])
		.orderBy('territory_id')
		.execute();
	const places = new Map<string, string[]>();
	for (const { actorId, territoryId } of rows)
		places.set(actorId, [...(places.get(actorId) ?? []), territoryId]);
	return places;
}
