import type { Position } from '#domain/territory/topology.ts';
import type { Reader } from '../database/connection.ts';
import { builtInMiddle } from './contours.ts';

/**
 * Where territories are, by id: their own point, else the middle of what is known to be in them. Who has neither is absent: nothing is
 * put where it is not.
 */
export async function listPositions(db: Reader, ids: readonly string[]): Promise<Map<string, Position>> {
	const found = new Map<string, Position>();
	if (ids.length === 0) return found;
	const own = await db
		.selectFrom('territories')
		.select(['id', 'longitude', 'latitude'])
		.where('id', 'in', [...ids])
		.execute();
	for (const { id, longitude, latitude } of own) {
		const middle =
			longitude !== null && latitude !== null ? ([longitude, latitude] as const) : builtInMiddle(id);
		if (middle) found.set(id, middle);
	}
	const others = ids.filter((id) => !found.has(id));
	if (others.length === 0) return found;
	const inside = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.territory_id')
		.select((e) => [
			'a.ancestor_id as id',
			e.fn.avg<number>('t.longitude').as('longitude'),
			e.fn.avg<number>('t.latitude').as('latitude'),
		])
		.where('a.ancestor_id', 'in', others)
		.where('t.longitude', 'is not', null)
		.groupBy('a.ancestor_id')
		.execute();
	for (const { id, longitude, latitude } of inside) found.set(id, [Number(longitude), Number(latitude)]);
	return found;
}
