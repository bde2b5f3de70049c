import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { readTerritoryId, type TerritoryKind } from '#domain/territory/territory.ts';
import type { Box } from '#domain/territory/contour.ts';
import type { Position } from '#domain/territory/topology.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { listContours } from '../territories/contours.ts';
import { listPositions } from '../territories/positions.ts';
import { listInside } from '../territories/reads.ts';
import { viewOf } from './find.ts';
import { look, type Look } from './look.ts';
import { organisationsOf, type MapOrganisation } from './map-organisations.ts';
import { listCitesAt } from './reads.ts';
import type { PlaceCount, SearchInput } from './view.ts';
import { countedPlaces } from './where.ts';

export interface MapPlace extends PlaceCount {
	/** Null when nobody has said where it is: it is in the list only. */
	readonly position: Position | null;
}

export interface MapShape {
	readonly id: string;
	/** SVG, see `Contour`. */
	readonly path: string;
}

export interface SearchMap {
	/** What the results are counted by: the divisions of the place that is looked at, the fullest first. */
	readonly kinds: readonly TerritoryKind[];
	readonly places: readonly MapPlace[];
	/** Places there are besides, too many for one page. */
	readonly morePlaces: number;
	/** Results that are in none of the divisions: they are of the place as a whole, or of nowhere that is known. */
	readonly elsewhere: number;
	/** Cités among the results, near enough to be told apart. */
	readonly cites: readonly {
		readonly title: string;
		readonly address: string;
		readonly position: Position;
	}[];
	/** Organisations among the results, where communes can be told apart; none when there are too many for one page. */
	readonly organisations: readonly MapOrganisation[];
	readonly tooManyOrganisations: boolean;
	/** Contours of the divisions, and of the place itself, first, when it has one. */
	readonly shapes: readonly MapShape[];
	/** What the drawing shows; null for the whole country. */
	readonly box: Box | null;
}

/** What a place is counted by on a map. An arrondissement municipal is a commune of its town. */
const divisions: Record<TerritoryKind | 'everywhere', readonly TerritoryKind[]> = {
	everywhere: ['region'],
	region: ['departement'],
	academie: ['departement'],
	departement: ['commune'],
	epci: ['commune'],
	commune: ['commune', 'qpv'],
	qpv: [],
};
/** Places and cités on one page. */
const most = { places: 200, cites: 60, shapes: 150 };

/** One question, answered by place within the rights of who asks: every figure is a count of what they may see [R6]. */
export async function findOnMap(context: Context, viewer: Person, input: SearchInput) {
	const looked = await look(context, viewer, input);
	return {
		found: await viewOf(context, viewer, looked),
		map: await mapOf(context.database.reader, viewer, looked),
	};
}

async function mapOf(db: Reader, viewer: Person, looked: Look): Promise<SearchMap> {
	const { territory } = looked;
	const kind = (territory && readTerritoryId(territory)?.kind) || 'everywhere';
	const kinds = divisions[kind];
	const { counts, elsewhere } = countDivisions(looked, kinds);
	const all = await countedPlaces(db, counts, territory);
	const places = all.slice(0, most.places);
	const drawn = await listDrawn(db, territory, kinds, places);
	const contours = await listContours(db, drawn);
	const cites = territory === undefined ? [] : await citesOf(db, viewer, looked);
	const positions = await listPositions(db, [
		...places.map(({ id }) => id),
		...cites.flatMap((cite) => cite.territories),
	]);
	const placed = places.map((place) => ({ ...place, position: positions.get(place.id) ?? null }));
	const located = cites.flatMap(({ title, address, territories }) => {
		const position = middleOf(territories.map((id) => positions.get(id)).filter((one) => one !== undefined));
		return position ? [{ title, address, position }] : [];
	});
	const { organisations, tooMany } = await organisationsOf(db, viewer, looked, kinds);
	const own = territory === undefined ? undefined : contours.get(territory)?.box;
	const around = [
		...[...contours.values()].map(({ box }) => box),
		...[...placed, ...located, ...organisations].flatMap(({ position }) =>
			position ? [boxAt(position)] : [],
		),
	];
	return {
		kinds,
		places: placed,
		morePlaces: all.length - places.length,
		elsewhere,
		cites: located,
		organisations,
		tooManyOrganisations: tooMany,
		shapes: drawn.flatMap((id) => {
			const contour = contours.get(id);
			return contour ? [{ id, path: territory === undefined ? contour.wide : contour.near }] : [];
		}),
		box: territory === undefined ? null : (own ?? around.reduce(joined, around[0] ?? [-5, 42, 8.5, 51])),
	};
}

/** What is around shows where those that have results are; of the many communes of a département, only these. */
async function listDrawn(
	db: Reader,
	territory: string | undefined,
	kinds: readonly TerritoryKind[],
	places: readonly PlaceCount[],
): Promise<string[]> {
	if (territory === undefined) return [...places.map(({ id }) => id)];
	const isWide = !kinds.includes('commune') || kinds.includes('qpv');
	const inside = isWide ? await listInside(db, territory, kinds, most.shapes) : places.map(({ id }) => id);
	return [territory, ...inside];
}

const boxAt = ([longitude, latitude]: Position): Box => [longitude, latitude, longitude, latitude];
const joined = (a: Box, b: Box): Box => [
	Math.min(a[0], b[0]),
	Math.min(a[1], b[1]),
	Math.max(a[2], b[2]),
	Math.max(a[3], b[3]),
];

/** How many results each division would give, and how many are in none. */
function countDivisions({ register, tally, territory }: Look, kinds: readonly TerritoryKind[]) {
	const isDivision = new Uint8Array(register.tokens.length);
	const tokens: number[] = [];
	for (const [token, entries] of tally.within.entries()) {
		if (entries === 0 || register.dimensionOf(token) !== 'place') continue;
		const id = register.valueOf(token);
		if (id === territory || !kinds.some((kind) => id.startsWith(`${kind}-`))) continue;
		isDivision[token] = 1;
		tokens.push(token);
	}
	let elsewhere = 0;
	for (const position of tally.found) if (register.bitsOf(position, isDivision) === 0) elsewhere++;
	const counts = tokens.map((token) => ({ id: register.valueOf(token), entries: tally.within[token]! }));
	return { counts, elsewhere };
}

/** The cités among what was found, and the territories of each. */
async function citesOf(db: Reader, viewer: Person, { register, tally }: Look) {
	const cite = register.numberOf('kind', 'cite');
	const positions = [...tally.found].filter((position) => register.kindOf(position) === cite);
	const cites = await listCitesAt(db, positions.slice(0, most.cites));
	return cites.filter(({ id }) => can(viewer, 'cite.read', { type: 'cite', id }));
}

function middleOf(positions: readonly Position[]): Position | undefined {
	if (positions.length === 0) return undefined;
	const mean = (axis: 0 | 1) => positions.reduce((sum, one) => sum + one[axis], 0) / positions.length;
	return [mean(0), mean(1)];
}
