/**
 * Draws the outlines of the map once: `node scripts/draw-france.ts FILE`, where FILE is a TopoJSON of the 101
 * départements and 18 régions in real coordinates (ANCT, Licence Ouverte 2.0). Coasts and frontiers are drawn once each, so the
 * map weighs a few kilobytes in a page. Also writes where each département's middle is, for places without coordinates, and
 * the outline of each département and région, which stand until the operator imports finer ones.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { contoursOf } from '../domain/territory/contour.ts';
import { mapSize, project } from '../domain/territory/projection.ts';
import { readTopology } from '../domain/territory/topology.ts';
import { kindOf, ownerOf } from '../server/imports/contour-owner.ts';

type Point = readonly [number, number];
interface Geometry {
	type: 'Polygon' | 'MultiPolygon';
	arcs: number[][] | number[][][];
	properties: { code: string };
}
interface Topology {
	transform: { scale: Point; translate: Point };
	arcs: [number, number][][];
	objects: { departements: { geometries: Geometry[] } };
}

const file = process.argv[2];
if (!file) throw new Error('Usage: node scripts/draw-france.ts FILE');
const topology = JSON.parse(await readFile(file, 'utf8')) as Topology;
const { scale, translate } = topology.transform;

const places: Point[][] = topology.arcs.map((arc) => {
	let [x, y] = [0, 0];
	return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
});
const lines = places.map((arc) =>
	arc.map(([longitude, latitude]): Point => {
		const [x, y] = project(longitude, latitude) ?? [0, 0];
		return [Math.round(x), Math.round(y)];
	}),
);

/** Visvalingam's simplification: points whose triangle is smaller than `least` square units go. */
function simplify(line: Point[], least: number): Point[] {
	const kept = [...line];
	for (;;) {
		let [smallest, at] = [least, -1];
		for (let index = 1; index < kept.length - 1; index++) {
			const [[ax, ay], [bx, by], [cx, cy]] = [kept[index - 1]!, kept[index]!, kept[index + 1]!];
			const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
			if (area < smallest) [smallest, at] = [area, index];
		}
		if (at < 0) return kept;
		kept.splice(at, 1);
	}
}

const drawn = lines.map((line) => simplify(line, 5));
const uses = new Map<number, number>();
const rings = topology.objects.departements.geometries.flatMap((geometry) =>
	(geometry.type === 'Polygon' ? [geometry.arcs as number[][]] : (geometry.arcs as number[][][])).flat(),
);
for (const arc of rings.flat()) uses.set(index(arc), (uses.get(index(arc)) ?? 0) + 1);
function index(arc: number): number {
	return arc < 0 ? ~arc : arc;
}
const along = (arc: number): Point[] => (arc < 0 ? drawn[~arc]!.toReversed() : drawn[arc]!);

/** Coasts, arc after arc, as closed rings. */
const open = new Map(
	rings
		.flat()
		.filter((arc) => uses.get(index(arc)) === 1)
		.map((arc) => [startOf(arc), arc]),
);
function startOf(arc: number): string {
	const line = places[index(arc)]!;
	return String(arc < 0 ? line.at(-1) : line[0]);
}
function endOf(arc: number): string {
	return startOf(~arc);
}
const coasts: Point[][] = [];
while (open.size > 0) {
	const [, begin] = open.entries().next().value!;
	const ring: Point[] = [];
	for (let arc: number | undefined = begin; arc !== undefined; arc = open.get(endOf(arc))) {
		open.delete(startOf(arc));
		ring.push(...along(arc).slice(0, -1));
	}
	if (ring.length > 2) coasts.push(ring);
}
const frontiers = [...uses].filter(([, times]) => times > 1).map(([arc]) => drawn[arc]!);

const path = (line: Point[], close: boolean): string =>
	line
		.map(([x, y], at) => {
			if (at === 0) return `M${x} ${y}`;
			const [px, py] = line[at - 1]!;
			return `${at === 1 ? 'l' : ' '}${x - px} ${y - py}`;
		})
		.join('')
		.replaceAll(' -', '-') + (close ? 'z' : '');

/** Centroid of the largest ring, in longitude and latitude. */
function middle(geometry: Geometry): Point {
	const outer =
		geometry.type === 'Polygon'
			? [geometry.arcs[0] as number[]]
			: (geometry.arcs as number[][][]).map((p) => p[0]!);
	const candidates = outer.map((ring) => {
		const points = ring.flatMap((arc) => (arc < 0 ? places[~arc]!.toReversed() : places[arc]!));
		let [area, cx, cy] = [0, 0, 0];
		for (const [at, [x, y]] of points.entries()) {
			const [nx, ny] = points[(at + 1) % points.length]!;
			const cross = x * ny - nx * y;
			area += cross;
			cx += (x + nx) * cross;
			cy += (y + ny) * cross;
		}
		return { area: Math.abs(area), centre: [cx / (3 * area), cy / (3 * area)] as Point };
	});
	return candidates.toSorted((one, other) => other.area - one.area)[0]!.centre;
}

const header = '// Made by scripts/draw-france.ts. Outlines: ANCT, Licence Ouverte 2.0.\n';
await writeFile(
	new URL('../src/lib/field/map/france.ts', import.meta.url),
	`${header}\n/** Land of France, in the ${mapSize.width} × ${mapSize.height} units of the map. */\nexport const land =\n\t'${coasts.map((ring) => path(ring, true)).join('')}';\n\n/** Frontiers between départements. */\nexport const frontiers =\n\t'${frontiers.map((line) => path(line, false)).join('')}';\n`,
);
const middles = topology.objects.departements.geometries
	.map((geometry) => [geometry.properties.code, middle(geometry)] as const)
	.toSorted(([one], [other]) => one.localeCompare(other));
await writeFile(
	new URL('../domain/territory/middles.ts', import.meta.url),
	`${header}\n/** Longitude and latitude of the middle of each département, by code. */\nexport const departementMiddles: Readonly<Record<string, readonly [number, number]>> = {\n${middles.map(([code, [x, y]]) => `\t'${code}': [${x.toFixed(2)}, ${y.toFixed(2)}],`).join('\n')}\n};\n`,
);

const whole = readTopology(JSON.parse(await readFile(file, 'utf8')));
const shapes = whole.shapes.filter((shape) => ['region', 'departement'].includes(kindOf(shape) ?? ''));
const outlines = contoursOf({ ...whole, shapes }, () => true).map((contour, index) => {
	const degrees = (values: readonly number[]) => values.map((value) => value.toFixed(3)).join(' ');
	const { near, wide, box, middle } = contour!;
	return [ownerOf(shapes[index]!), degrees(box), degrees(middle), wide, near].join('|');
});
await writeFile(
	new URL('../server/territories/outlines.ts', import.meta.url),
	`${header}\n/** Each département and région: id, box, middle, contours for the whole country and for a part of it. */\nexport const outlines = [\n${outlines.map((line) => `\t'${line}',`).join('\n')}\n] as const;\n`,
);
