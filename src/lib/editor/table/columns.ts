import { keyBetween } from '#domain/document/order.ts';
import { columnShares, leastShare, widthFor } from '#domain/document/table.ts';
import type { Node } from '@tiptap/pm/model';
import type { Command, Transaction } from '@tiptap/pm/state';
import { caretIn, removeTable } from './caret.ts';
import { emptyCell, typeOf } from './nodes.ts';
import { childrenAt, placeTable, tableAt, type PlacedTable } from './place.ts';
import { stepwise } from './stepwise.ts';

/** A column before or after the one of the caret: its key, and one empty cell in each row. */
export const addColumn =
	(side: 'before' | 'after'): Command =>
	(state, dispatch) => {
		const place = tableAt(state);
		if (!place?.at) return false;
		const { layout, rows, at } = place;
		const slot = layout.rows[at.row]?.slots[at.column];
		const wide = slot?.state === 'cell' ? slot.columns : 1;
		const to = side === 'before' ? at.column : at.column + wide;
		const key = keyBetween(layout.columns[to - 1]?.key ?? null, layout.columns[to]?.key ?? null);
		if (!dispatch) return true;
		const { tr } = state;
		// From the last row to the first: what is before stays where it is.
		for (const row of rows.toReversed()) tr.insert(cellPosition(row, key), emptyCell(state.schema, key));
		sayColumns(tr, place, [key]);
		caretIn(tr, place.pos, at.row, to);
		dispatch(stepwise(tr).scrollIntoView());
		return true;
	};

/** The column of the caret, with all that is shown in it; the table when it was its last. */
export const deleteColumn: Command = (state, dispatch) => {
	const place = tableAt(state);
	const column = place?.at && place.layout.columns[place.at.column];
	if (!place?.at || !column) return false;
	if (!dispatch) return true;
	const { tr } = state;
	if (place.layout.columns.length === 1) removeTable(tr, place);
	else {
		const shown = place.layout.rows.flatMap(({ slots }) => {
			const slot = slots[place.at?.column ?? -1];
			return slot?.state === 'cell' ? slot.cells : [];
		});
		const cells = place.rows.flatMap((row, index) =>
			childrenAt(row.node, row.pos, 'tableCell').filter(
				({ node }, at) =>
					node.attrs['column'] === column.key || shown.some((one) => one.row === index && one.cell === at),
			),
		);
		const said = childrenAt(place.node, place.pos, 'tableColumn');
		const rest = place.layout.columns.filter(({ key }) => key !== column.key);
		for (const { node, pos } of cells.toReversed()) tr.delete(pos, pos + node.nodeSize);
		for (const { node, pos } of said.toReversed())
			if (node.attrs['key'] === column.key) tr.delete(pos, pos + node.nodeSize);
		if (said.length === 0) insertColumns(tr, place, rest);
		caretIn(tr, place.pos, place.at.row, Math.min(place.at.column, rest.length - 1));
	}
	dispatch(stepwise(tr).scrollIntoView());
	return true;
};

/** Makes the column of the caret wider or narrower, by thousandths of the table. */
export const widen =
	(by: number): Command =>
	(state, dispatch) => {
		const place = tableAt(state);
		if (!place?.at || place.layout.columns.length < 2) return false;
		const { column } = place.at;
		const share = clamped((columnShares(place.layout.columns)[column] ?? 0) + by, place);
		const width = widthFor(place.layout.columns, column, share);
		if (width === place.layout.columns[column]?.width) return false;
		dispatch?.(stepwise(setWidth(state.tr, place, column, width)));
		return true;
	};

/** The share that a column may take: never so much that another has no place. */
export const clamped = (share: number, { layout }: PlacedTable) =>
	Math.max(leastShare, Math.min(1000 - leastShare * (layout.columns.length - 1), Math.round(share)));

/** Columns are said on the way, when the table did not say them yet. */
export function setWidth(tr: Transaction, table: PlacedTable, column: number, width: number): Transaction {
	sayColumns(tr, table, []);
	const key = table.layout.columns[column]?.key;
	const node = tr.doc.nodeAt(table.pos);
	for (const { node: said, pos } of node ? childrenAt(node, table.pos, 'tableColumn') : [])
		if (said.attrs['key'] === key) tr.setNodeAttribute(pos, 'width', width);
	return tr;
}

/** Says new columns, and before that those of a table that only has cells. */
function sayColumns(tr: Transaction, table: PlacedTable, keys: readonly string[]): void {
	const said = childrenAt(table.node, table.pos, 'tableColumn').length > 0;
	insertColumns(tr, table, [
		...(said ? [] : table.layout.columns),
		...keys.map((key) => ({ key, width: 0 })),
	]);
}

/** Before the first row: positions in rows must have been used already. */
function insertColumns(
	tr: Transaction,
	table: PlacedTable,
	columns: readonly { key: string; width: number }[],
) {
	const type = typeOf(tr.doc.type.schema, 'tableColumn');
	const at = table.rows[0]?.pos ?? table.pos + table.node.nodeSize - 1;
	if (columns.length > 0)
		tr.insert(
			at,
			columns.map(({ key, width }) => type.create({ key, width })),
		);
}

/** Where in a row a cell of that column belongs: behind those of the columns before. */
export function cellPosition({ node, pos }: { node: Node; pos: number }, key: string): number {
	let at = pos + 1;
	node.forEach((cell, offset) => {
		if (String(cell.attrs['column']) < key) at = pos + 1 + offset + cell.nodeSize;
	});
	return at;
}

/** Makes the cell of a slot that has none. @returns its position. */
export function fillGap(tr: Transaction, table: PlacedTable, row: number, column: number): number | null {
	const placed = table.rows[table.layout.rows[row]?.at ?? -1];
	const key = table.layout.columns[column]?.key;
	if (!placed || key === undefined) return null;
	const at = cellPosition(placed, key);
	tr.insert(at, emptyCell(tr.doc.type.schema, key));
	return at;
}

/** The table as a transaction has made it. */
export function tableIn(tr: Transaction, pos: number): PlacedTable | null {
	const node = tr.doc.nodeAt(pos);
	return node?.type.name === 'table' ? placeTable(node, pos) : null;
}
