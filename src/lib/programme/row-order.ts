import { evenKeys, isTooLong, keyBetween } from '#domain/document/order.ts';
import type { RowKind } from '#domain/programme/rows.ts';
import * as Y from 'yjs';
import type { SharedRows } from './rows.ts';

/**
 * The order key of a row that comes behind another of its kind; when none is short enough any more, the others are given new ones.
 * @param after null for the first place, undefined for the last.
 * @param moved a row that is there already.
 */
export function keyBehind(
	rows: SharedRows,
	kind: RowKind,
	after: string | null | undefined,
	moved?: string,
): string {
	const others = inOrder(rows, kind).filter(({ id }) => id !== moved);
	const at =
		after === null ? 0 : after === undefined ? others.length : others.findIndex(({ id }) => id === after) + 1;
	const before = others[at - 1]?.order ?? null;
	// Equal keys are possible only from other programs: then the next different one is the bound.
	const next = others.slice(at).find(({ order }) => before === null || order > before)?.order ?? null;
	const between = keyBetween(before, next);
	if (!isTooLong(between)) return between;
	const keys = evenKeys(others.length + 1);
	const [own = between] = keys.splice(at, 1);
	others.forEach(({ id }, index) => rows.map(kind, id)?.set('order', keys[index]));
	return own;
}

/** Read from the maps themselves: while rows are added some have come that nobody was told of yet. */
function inOrder(rows: SharedRows, kind: RowKind): { id: string; order: string }[] {
	return [...rows.root(kind).entries()]
		.flatMap(([id, map]) => {
			const order: unknown = map instanceof Y.Map ? map.get('order') : undefined;
			return typeof order === 'string' ? [{ id, order }] : [];
		})
		.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
}
