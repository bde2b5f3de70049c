import type { Box } from '#domain/territory/contour.ts';
import type { TerritoryKind } from '#domain/territory/territory.ts';
import type { Position } from '#domain/territory/topology.ts';
import type { Reader } from '../database/connection.ts';
import type { Schema } from '../database/schema.ts';
import { listContours } from './contours.ts';
import { listPositions } from './positions.ts';
import { listInside } from './reads.ts';

/** A place drawn among what is around it, or with what is inside it. */
export interface Sketch {
	/** SVG, see `Contour.near`. */
	readonly shapes: readonly { readonly id: string; readonly path: string; readonly isHere: boolean }[];
	/** Places to name, with where; those without a contour are points. */
	readonly names: readonly {
		readonly id: string;
		readonly name: string;
		readonly position: Position;
		readonly isHere: boolean;
		readonly isPoint: boolean;
		/** Half its width, in degrees: how far from its middle its name is written. */
		readonly half: number;
	}[];
	readonly box: Box;
}

const inside: Partial<Record<TerritoryKind, readonly TerritoryKind[]>> = {
	region: ['departement'],
	academie: ['departement'],
	epci: ['qpv'],
	commune: ['qpv'],
};
const most = 60;

/** @returns null when nothing is known of where the place is. */
export async function sketchOf(
	db: Reader,
	{ id, kind }: Pick<Schema['territories'], 'id' | 'kind'>,
	above: readonly Pick<Schema['territories'], 'id' | 'kind'>[],
): Promise<Sketch | null> {
	const commune = kind === 'qpv' ? above.find((one) => one.kind === 'commune') : undefined;
	const others = commune
		? await listInside(db, commune.id, ['qpv'], most)
		: await listInside(db, id, inside[kind] ?? [], most);
	// Of a town, what is inside it is drawn over it; a quarter is drawn over those around it.
	const ids = commune ? [...others.filter((one) => one !== id), id] : [id, ...others];
	const [contours, positions, rows] = await Promise.all([
		listContours(db, ids),
		listPositions(db, ids),
		db.selectFrom('territories').select(['id', 'name']).where('id', 'in', ids).execute(),
	]);
	const name = new Map(rows.map((row) => [row.id, row.name]));
	const names = ids.flatMap((one) => {
		const position = positions.get(one);
		const isHere = one === id;
		if (!position || (isHere && others.length > 0 && kind !== 'qpv')) return [];
		const contour = contours.get(one);
		const half = contour && one.startsWith('qpv-') ? (contour.box[2] - contour.box[0]) / 2 : 0;
		return [{ id: one, name: name.get(one) ?? '', position, isHere, isPoint: !contour, half }];
	});
	const corners = [
		...[...contours.values()].map(({ box }) => box),
		...names.map(({ position: [x, y] }): Box => [x, y, x, y]),
	];
	const [first, ...rest] = corners;
	if (!first) return null;
	return {
		shapes: ids.flatMap((one) => {
			const contour = contours.get(one);
			return contour ? [{ id: one, path: contour.near, isHere: one === id }] : [];
		}),
		names,
		box: rest.reduce(
			(a, b): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
			first,
		),
	};
}
