import { project } from './projection.ts';
import { ringOf, type Position, type Shape, type Topology } from './topology.ts';

type Point = readonly [x: number, y: number];

/** A territory as our maps draw it. */
export interface Contour {
	/** For a drawing of one part of the country: SVG, in hundredths of a unit of the map of France. */
	readonly near: string;
	/** For a drawing of the whole country: SVG, in its units; empty for what it is too small to show. */
	readonly wide: string;
	/** Longitudes and latitudes it lies between. */
	readonly box: Box;
	/** Inside it, or near: the centroid of its largest part. */
	readonly middle: Position;
}

export type Box = readonly [west: number, south: number, east: number, north: number];

/** Triangles smaller than this disappear, in square units of the map of France (one is 1.17 km wide). */
const grains = { wide: 5, large: 0.15, small: 0.0003 } as const;

/**
 * Draws the territories of one file: each border is simplified once, so that neighbours still touch.
 * @param isLarge whether a shape is a département or wider: drawn with less detail, and on the map of the whole country.
 * @returns undefined in the place of what lies nowhere on our maps.
 */
export function contoursOf({ arcs, shapes }: Topology, isLarge: (shape: Shape) => boolean) {
	const drawn = arcs.map((arc) => arc.map(([longitude, latitude]) => project(longitude, latitude)));
	const simplified = (grain: number) => {
		const lines: (readonly Point[])[] = [];
		return (polygons: Shape['polygons']): Point[][] => {
			for (const arc of polygons.flat(2)) {
				const at = arc < 0 ? ~arc : arc;
				lines[at] ??= simplify(drawn[at] as readonly Point[], grain);
			}
			return polygons.flat().map((ring) => ringOf(ring, lines));
		};
	};
	const [wide, large, small] = [grains.wide, grains.large, grains.small].map(simplified) as [
		(polygons: Shape['polygons']) => Point[][],
		(polygons: Shape['polygons']) => Point[][],
		(polygons: Shape['polygons']) => Point[][],
	];
	return shapes.map((shape): Contour | undefined => {
		const outers = shape.polygons.flatMap(([outer]) => (outer ? [ringOf(outer, arcs)] : []));
		const isDrawn = shape.polygons.flat(2).every((arc) => drawn[arc < 0 ? ~arc : arc]!.every(Boolean));
		const main = outers.toSorted((one, other) => areaOf(other) - areaOf(one))[0];
		if (!isDrawn || !main || areaOf(main) === 0) return undefined;
		const isOne = isLarge(shape);
		return {
			near: pathOf((isOne ? large : small)(shape.polygons), 100),
			wide: isOne ? pathOf(wide(shape.polygons), 1) : '',
			box: boxOf(outers.flat()),
			middle: middleOf(main),
		};
	});
}

/** Visvalingam’s simplification; ends stay, and a closed line stays a surface. */
export function simplify(line: readonly Point[], grain: number): Point[] {
	const kept = [...line];
	const isClosed = String(line[0]) === String(line.at(-1));
	while (kept.length > (isClosed ? 4 : 2)) {
		let [smallest, at] = [grain, -1];
		for (let index = 1; index < kept.length - 1; index++) {
			const area = areaOf([kept[index - 1]!, kept[index]!, kept[index + 1]!]);
			if (area < smallest) [smallest, at] = [area, index];
		}
		if (at < 0) break;
		kept.splice(at, 1);
	}
	return kept;
}

/** Rings that are less than a point across are not drawn, unless none would be. */
function pathOf(rings: readonly (readonly Point[])[], parts: number): string {
	const rounded = rings.map((ring) =>
		ring
			.map(([x, y]): Point => [Math.round(x * parts), Math.round(y * parts)])
			.filter((point, at, all) => at === 0 || String(point) !== String(all[at - 1])),
	);
	const seen = rounded.filter((ring) => areaOf(ring) >= 1);
	return (seen.length > 0 ? seen : rounded.slice(0, 1)).map(ringPath).join('');
}

function ringPath(ring: readonly Point[]): string {
	const steps = ring.slice(0, -1).map(([x, y], at) => {
		if (at === 0) return `M${x} ${y}`;
		const [px, py] = ring[at - 1]!;
		return `${at === 1 ? 'l' : ' '}${x - px} ${y - py}`;
	});
	return `${steps.join('').replaceAll(' -', '-')}z`;
}

function boxOf(points: readonly Point[]): Box {
	let [west, south, east, north] = [180, 90, -180, -90];
	for (const [x, y] of points) {
		[west, east] = [Math.min(west, x), Math.max(east, x)];
		[south, north] = [Math.min(south, y), Math.max(north, y)];
	}
	return [west, south, east, north];
}

const crosses = (ring: readonly Point[]): number[] =>
	ring.map(([x, y], at) => {
		const [nx, ny] = ring[(at + 1) % ring.length]!;
		return x * ny - nx * y;
	});

function areaOf(ring: readonly Point[]): number {
	return Math.abs(crosses(ring).reduce((sum, cross) => sum + cross, 0)) / 2;
}

function middleOf(ring: readonly Point[]): Position {
	const weights = crosses(ring);
	const area = weights.reduce((sum, cross) => sum + cross, 0);
	const along = (axis: 0 | 1) =>
		ring.reduce(
			(sum, point, at) => sum + (point[axis] + ring[(at + 1) % ring.length]![axis]) * weights[at]!,
			0,
		) /
		(3 * area);
	return [along(0), along(1)];
}
