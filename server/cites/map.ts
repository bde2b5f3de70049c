import { departementMiddles } from '#domain/territory/middles.ts';
import { project } from '#domain/territory/projection.ts';
import type { CiteRow } from './reads.ts';

export interface MapPoint {
	readonly slug: string;
	readonly name: string;
	readonly x: number;
	readonly y: number;
}

export interface RegionCount {
	readonly code: string;
	readonly name: string;
	readonly cites: number;
	/** Of its cités, in alphabetical order. */
	readonly names: readonly string[];
}

interface CitePlace {
	readonly slug: string;
	readonly name: string;
	readonly regions: ReadonlyMap<string, string>;
	readonly position: readonly [number, number] | undefined;
	/** Of the first département, when the cité has no position of its own. */
	readonly departement: string | undefined;
}

/** One entry a cité. */
function gather(rows: readonly CiteRow[]): CitePlace[] {
	const bySlug = Map.groupBy(rows, (row) => row.slug);
	return [...bySlug].map(([slug, ofCite]) => {
		const placed = ofCite.find((row) => row.longitude !== null && row.latitude !== null);
		return {
			slug,
			name: ofCite[0]?.name ?? '',
			regions: new Map(
				ofCite.filter((row) => row.kind === 'region').map((row) => [row.code ?? '', row.aboveName ?? '']),
			),
			position: placed && [placed.longitude ?? 0, placed.latitude ?? 0],
			departement: ofCite.find((row) => row.kind === 'departement')?.code ?? undefined,
		};
	});
}

/**
 * The cités as points of the map and as counts by region. A cité without coordinates stands in the middle of its
 * département, side by side with those that share it; `approximate` says that some do.
 */
export function mapOfCites(rows: readonly CiteRow[]) {
	const places = gather(rows);
	const sharing = new Map<string, number>();
	const points: MapPoint[] = [];
	let approximate = false;
	for (const { slug, name, position, departement } of places) {
		const middle = departement ? departementMiddles[departement] : undefined;
		const drawn = position ? project(...position) : middle && project(...middle);
		if (!drawn) continue;
		let [x, y] = drawn;
		if (!position && departement) {
			approximate = true;
			const rank = sharing.get(departement) ?? 0;
			sharing.set(departement, rank + 1);
			x += rank * 17 - 8;
			y += rank % 2 === 0 ? 0 : 13;
		}
		points.push({ slug, name, x: Math.round(x), y: Math.round(y) });
	}
	const regions = new Map<string, { name: string; names: string[] }>();
	for (const place of places)
		for (const [code, name] of place.regions) {
			const names = regions.get(code)?.names ?? [];
			regions.set(code, { name, names: [...names, place.name] });
		}
	return {
		points,
		approximate,
		regions: [...regions]
			.map(([code, { name, names }]): RegionCount => ({ code, name, cites: names.length, names }))
			.toSorted((one, other) => other.cites - one.cites || one.name.localeCompare(other.name, 'fr')),
	};
}
