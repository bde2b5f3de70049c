import { evenKeys, isTooLong, keyBetween } from '#domain/document/order.ts';
import { rowKeys } from '#domain/document/table.ts';
import type { Command, Transaction } from '@tiptap/pm/state';
import { caretIn, removeTable } from './caret.ts';
import { emptyRow } from './nodes.ts';
import { cellsOf, rowAt, tableAt, type PlacedTable } from './place.ts';
import { stepwise } from './stepwise.ts';

/** A row above or below the one of the caret, with an empty cell in each column. */
export const addRow =
	(side: 'before' | 'after', column?: number): Command =>
	(state, dispatch) => {
		const place = tableAt(state);
		if (!place?.at) return false;
		const slot = place.layout.rows[place.at.row]?.slots[place.at.column];
		const high = slot?.state === 'cell' ? slot.rows : 1;
		const to = side === 'before' ? place.at.row : place.at.row + high;
		if (!dispatch) return true;
		const { tr } = state;
		stretch(tr, place, to, 1);
		insertRow(tr, place, to);
		caretIn(tr, place.pos, to, column ?? place.at.column);
		dispatch(stepwise(tr).scrollIntoView());
		return true;
	};

/** A new row that is shown at that place. Nothing in the document changes its place for it. */
export function insertRow(tr: Transaction, table: PlacedTable, to: number): void {
	const [above, below] = [rowAt(table, to - 1), rowAt(table, to)];
	const first = rowKeys(table.node)[table.layout.rows[0]?.at ?? -1] ?? '';
	// Behind a row it stands there by itself. The first of all has a key of its own or nothing before it in the document.
	const order = !above && first !== '' ? keyBetween(null, first) : '';
	const end = table.pos + table.node.nodeSize - 1;
	const at = above ? above.pos + above.node.nodeSize : (below?.pos ?? end);
	tr.insert(at, emptyRow(tr.doc.type.schema, table.layout.columns, order));
}

/** The row of the caret; the table when it was its last. */
export const deleteRow: Command = (state, dispatch) => {
	const place = tableAt(state);
	const row = place?.at && rowAt(place, place.at.row);
	if (!place?.at || !row) return false;
	if (!dispatch) return true;
	const { tr } = state;
	if (place.rows.length === 1) removeTable(tr, place);
	else {
		stretch(tr, place, place.at.row, -1);
		if (row.node.attrs['order'] !== '') keepFollowers(tr, place, place.layout.rows[place.at.row]?.at ?? -1);
		tr.delete(row.pos, row.pos + row.node.nodeSize);
		caretIn(tr, place.pos, Math.min(place.at.row, place.rows.length - 2), place.at.column);
	}
	dispatch(stepwise(tr).scrollIntoView());
	return true;
};

/** The row of the caret one place up (-1) or down (1). Only keys change: whoever types in any row goes on. */
export const moveRow =
	(by: -1 | 1): Command =>
	(state, dispatch) => {
		const place = tableAt(state);
		if (!place?.at) return false;
		const { layout, rows } = place;
		const [from, to] = [place.at.row, place.at.row + by];
		if (to < 0 || to >= rows.length) return false;
		if (!dispatch) return true;
		const { tr } = state;
		const keys = rowKeys(place.node);
		const others = layout.rows.toSpliced(from, 1);
		const keyOf = (row: number) => keys[others[row]?.at ?? -1] ?? '';
		const [low, high] = [keyOf(to - 1), keyOf(to)];
		const moved = layout.rows[from]?.at ?? -1;
		const isLast = to === others.length;
		const next = rows[moved + 1];
		const isFollowed = keys[moved] === '' && next?.node.attrs['order'] === '';
		const isEnough = !isFollowed && (isLast ? low !== '' : low < high);
		const key = isEnough ? keyBetween(low || null, high || null) : '';
		if (isEnough && !isTooLong(key)) {
			keepFollowers(tr, place, moved);
			setOrder(tr, place, moved, key);
		} else {
			const order = others.toSpliced(to, 0, { at: moved, slots: [] });
			evenKeys(order.length).forEach((one, index) => setOrder(tr, place, order[index]?.at ?? -1, one));
		}
		dispatch(stepwise(tr).scrollIntoView());
		return true;
	};

/** Rows that stand behind another without a key of their own do not go away with it. */
function keepFollowers(tr: Transaction, table: PlacedTable, row: number): void {
	const next = table.rows[row + 1];
	const key = rowKeys(table.node)[row];
	if (next && key && next.node.attrs['order'] === '') setOrder(tr, table, row + 1, key);
}

function setOrder(tr: Transaction, table: PlacedTable, row: number, order: string): void {
	const placed = table.rows[row];
	if (placed && placed.node.attrs['order'] !== order) tr.setNodeAttribute(placed.pos, 'order', order);
}

/** Merged cells that go across a row which comes (1) or goes (-1) cover one more or one less. */
function stretch(tr: Transaction, table: PlacedTable, row: number, by: 1 | -1): void {
	table.layout.rows.forEach(({ slots }, top) => {
		for (const slot of slots)
			if (slot.state === 'cell' && slot.rows > 1 && top < row && row < top + slot.rows)
				for (const { pos } of cellsOf(table, slot)) tr.setNodeAttribute(pos, 'rows', slot.rows + by);
	});
}
