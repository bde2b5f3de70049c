import { departementMiddles } from '#domain/territory/middles.ts';
import { project } from '#domain/territory/projection.ts';
import { readTerritoryId, territoryKinds, type TerritoryKind } from '#domain/territory/territory.ts';
import type { Reader } from '../database/connection.ts';
import { listAbove } from '../territories/reads.ts';
import type { Look } from './look.ts';
import type { LocatedPlace, Place, PlaceCount, SearchView } from './view.ts';

/** A territory by its id, with the places above it in words; undefined when there is none. */
export async function placeView(db: Reader, id: string): Promise<LocatedPlace | undefined> {
	const row = await db
		.selectFrom('territories')
		.select(['id', 'kind', 'code', 'name', 'longitude', 'latitude'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { longitude, latitude, ...place } = row;
	const above = await placesAbove(db, id);
	const departement = [place, ...above].find((one) => one.kind === 'departement');
	const middle = departement && departementMiddles[departement.code];
	const position = longitude !== null && latitude !== null ? ([longitude, latitude] as const) : middle;
	return {
		...place,
		departement: departement?.code ?? null,
		context: above
			.filter((one) => one.kind !== 'epci')
			.map((one) => one.name)
			.join(', '),
		point: (position && project(...position)) ?? null,
	};
}

/** From the nearest to the widest. */
async function placesAbove(db: Reader, id: string): Promise<Place[]> {
	const rank = ({ kind }: Place) => territoryKinds.indexOf(kind);
	return (await listAbove(db, id)).toSorted((a, b) => rank(b) - rank(a));
}

/** What a place is divided in, when a list is narrowed: every level that is near. */
const below: Record<TerritoryKind | 'everywhere', readonly TerritoryKind[]> = {
	everywhere: ['region', 'academie', 'departement'],
	region: ['academie', 'departement', 'epci'],
	academie: ['departement', 'commune'],
	departement: ['epci', 'commune', 'qpv'],
	epci: ['commune', 'qpv'],
	commune: ['qpv'],
	qpv: [],
};
/** Places listed a level, at most; somebody may act in several, so that some are not below. */
const most = 20;
const looked = 3 * most;

/** The places that a list may be narrowed to, level by level, the fullest first. */
export async function listLevels(
	db: Reader,
	{ register, tally, territory }: Look,
): Promise<SearchView['facets']['levels']> {
	const kinds = below[(territory && readTerritoryId(territory)?.kind) || 'everywhere'];
	const counts = new Map<TerritoryKind, { id: string; entries: number }[]>(kinds.map((kind) => [kind, []]));
	for (const [token, entries] of tally.within.entries()) {
		if (entries === 0 || register.dimensionOf(token) !== 'place') continue;
		const id = register.valueOf(token);
		if (id !== territory) counts.get(id.slice(0, id.indexOf('-')) as TerritoryKind)?.push({ id, entries });
	}
	const some = [...counts.values()].flatMap((list) =>
		list.sort((a, b) => b.entries - a.entries || (a.id < b.id ? -1 : 1)).slice(0, looked),
	);
	const places = await countedPlaces(db, some, territory);
	return kinds
		.map((kind) => ({ kind, places: places.filter((place) => place.kind === kind).slice(0, most) }))
		.filter((level) => level.places.length > 0);
}

/** Places with how many results each has, the fullest first; only those below `under`, when it is given. */
export async function countedPlaces(
	db: Reader,
	counts: readonly { id: string; entries: number }[],
	under: string | undefined,
): Promise<PlaceCount[]> {
	if (counts.length === 0) return [];
	const rows = await db
		.selectFrom('territories as t')
		.select(['t.id', 't.kind', 't.code', 't.name'])
		.where(
			't.id',
			'in',
			counts.map(({ id }) => id),
		)
		.$if(under !== undefined, (query) =>
			query.where((e) =>
				e.exists(
					e
						.selectFrom('territory_ancestors as a')
						.select('a.ancestor_id')
						.whereRef('a.territory_id', '=', 't.id')
						.where('a.ancestor_id', '=', under!),
				),
			),
		)
		.execute();
	const byId = new Map(counts.map(({ id, entries }) => [id, entries]));
	return rows
		.map((row) => ({ ...row, entries: byId.get(row.id) ?? 0 }))
		.sort((a, b) => b.entries - a.entries || a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1));
}

/** « Chercher plus large » : the places above, with what each would give. */
export async function listWider(db: Reader, { register, tally, territory }: Look): Promise<PlaceCount[]> {
	if (territory === undefined) return [];
	return (await placesAbove(db, territory))
		.filter((one) => one.kind !== 'academie')
		.map((place) => {
			const token = register.numberOf('place', place.id);
			const entries = token === undefined ? 0 : tally.within[token]! + tally.instead[token]!;
			return { ...place, entries };
		})
		.filter((place) => place.entries > 0);
}
