import * as v from 'valibot';

/** Longitude and latitude, in degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** One territory of a file: its polygons are rings of numbers of arcs, `~n` for arc n taken backwards. */
export interface Shape {
	/** The layer of the file that it is in: `departements`. */
	readonly layer: string;
	readonly properties: Readonly<Record<string, unknown>>;
	readonly polygons: readonly (readonly (readonly number[])[])[];
}

export interface Topology {
	/** Each border once, whoever it separates: two neighbours that are simplified keep the same one. */
	readonly arcs: readonly (readonly Position[])[];
	readonly shapes: readonly Shape[];
}

/** What is not a topology of territories; the message completes « ce fichier est refusé : ». */
export class TopologyRefused extends Error {}

const pair = v.tuple([v.number(), v.number()]);
const rings = v.array(v.array(v.pipe(v.number(), v.integer())));
const properties = v.optional(v.record(v.string(), v.unknown()), {});
const geometry = v.variant('type', [
	v.object({ type: v.literal('Polygon'), arcs: rings, properties }),
	v.object({ type: v.literal('MultiPolygon'), arcs: v.array(rings), properties }),
	v.object({ type: v.picklist(['Point', 'MultiPoint', 'LineString', 'MultiLineString']) }),
	v.object({ type: v.null() }),
]);
const file = v.object({
	type: v.literal('Topology'),
	transform: v.optional(v.object({ scale: pair, translate: pair })),
	arcs: v.array(v.array(v.looseTuple([v.number(), v.number()]))),
	objects: v.record(
		v.string(),
		v.union([v.object({ type: v.literal('GeometryCollection'), geometries: v.array(geometry) }), geometry]),
	),
});

/**
 * Reads TopoJSON (its specification, 1.0): quantised or not, in degrees.
 * @throws {TopologyRefused} for anything else.
 */
export function readTopology(json: unknown): Topology {
	const read = v.safeParse(file, json);
	if (!read.success) throw new TopologyRefused('ce n’est pas du TopoJSON');
	const { transform, objects } = read.output;
	const arcs = read.output.arcs.map((arc) => placed(arc, transform));
	if (arcs.some((arc) => arc.some(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 90)))
		throw new TopologyRefused('ses coordonnées ne sont pas des longitudes et des latitudes (WGS84)');
	const shapes = Object.entries(objects).flatMap(([layer, object]) =>
		(object.type === 'GeometryCollection' ? object.geometries : [object]).flatMap((one): Shape[] => {
			if (one.type === 'Polygon') return [{ layer, properties: one.properties, polygons: [one.arcs] }];
			if (one.type === 'MultiPolygon') return [{ layer, properties: one.properties, polygons: one.arcs }];
			return [];
		}),
	);
	const strange = shapes.some(({ polygons }) =>
		polygons.flat(2).some((arc) => arcs[arc < 0 ? ~arc : arc] === undefined),
	);
	if (strange) throw new TopologyRefused('un contour y renvoie à une ligne qui n’y est pas');
	return { arcs, shapes };
}

function placed(
	arc: readonly (readonly [number, number, ...unknown[]])[],
	transform: { scale: Position; translate: Position } | undefined,
): Position[] {
	if (!transform) return arc.map(([x, y]) => [x, y]);
	const { scale, translate } = transform;
	let [x, y] = [0, 0];
	return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
}

/** The points of a ring, from the arcs it is made of; the last is the first again. */
export function ringOf<Point>(ring: readonly number[], arcs: readonly (readonly Point[])[]): Point[] {
	return ring.flatMap((arc, index) => {
		const line = arc < 0 ? arcs[~arc]!.toReversed() : arcs[arc]!;
		return index === 0 ? line : line.slice(1);
	});
}
