import type { EntryKind } from '#domain/search/entry.ts';
import { departementMiddles } from '#domain/territory/middles.ts';
import { project } from '#domain/territory/projection.ts';
import { territoryKinds, type TerritoryKind } from '#domain/territory/territory.ts';
import type { Reader } from '../database/connection.ts';
import { listAbove } from '../territories/reads.ts';
import { countIn, countPlaces, type PlaceCount, type Scope } from './reads.ts';
import type { LocatedPlace, Place } from './view.ts';

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

/** What a place is divided in, when a list is narrowed. */
const below: Record<TerritoryKind, TerritoryKind | null> = {
	region: 'departement',
	academie: 'departement',
	departement: 'commune',
	epci: 'commune',
	commune: 'qpv',
	qpv: null,
};

/** The places that a list may be narrowed to, the fullest first. */
export async function placesBelow(
	db: Reader,
	scope: Scope,
	kinds: readonly EntryKind[],
	place: Place | undefined,
): Promise<PlaceCount[]> {
	const kind = place ? below[place.kind] : 'region';
	if (kind === null) return [];
	return (await countPlaces(db, scope, kinds, kind, 20)).filter((one) => one.id !== place?.id);
}

/** « Chercher plus large » : the places above, with what each would give. */
export async function listWider(db: Reader, scope: Scope, kinds: readonly EntryKind[], id: string) {
	const above = (await placesAbove(db, id)).filter((one) => one.kind !== 'academie');
	const counts = await countIn(
		db,
		scope,
		kinds,
		above.map((one) => one.id),
	);
	return above.map((one) => ({ ...one, entries: counts.get(one.id) ?? 0 })).filter((one) => one.entries > 0);
}
