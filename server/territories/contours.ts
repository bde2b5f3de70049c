import type { Box, Contour } from '#domain/territory/contour.ts';
import type { Position } from '#domain/territory/topology.ts';
import type { Reader } from '../database/connection.ts';
import { outlines } from './outlines.ts';

export type KnownContour = Pick<Contour, 'near' | 'wide' | 'box'>;

/** Départements and régions as they come with the product, and the middle of each. */
const builtIn = new Map(
	outlines.map((line): [string, Contour] => {
		const [id = '', box = '', middle = '', wide = '', near = ''] = line.split('|');
		const numbers = (text: string): unknown => text.split(' ').map(Number);
		return [id, { near, wide, box: numbers(box) as Box, middle: numbers(middle) as Position }];
	}),
);

/** The middle of a département or région, in degrees. */
export const builtInMiddle = (id: string): Position | undefined => builtIn.get(id)?.middle;

/**
 * Contours of territories by id: those that the operator imported, else those that come with the product. Who has neither is absent.
 * @param ids as many as one map shows.
 */
export async function listContours(db: Reader, ids: readonly string[]): Promise<Map<string, KnownContour>> {
	const found = new Map<string, KnownContour>();
	for (const id of ids) {
		const contour = builtIn.get(id);
		if (contour) found.set(id, contour);
	}
	if (ids.length === 0) return found;
	const rows = await db
		.selectFrom('territory_contours')
		.selectAll()
		.where('territory_id', 'in', [...ids])
		.execute();
	for (const { territory_id, near, wide, west, south, east, north } of rows)
		found.set(territory_id, { near, wide, box: [west, south, east, north] });
	return found;
}
