import {
	childrenOf,
	layoutTable,
	type CellPlace,
	type Slot,
	type TableLayout,
} from '#domain/document/table.ts';
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Selection } from '@tiptap/pm/state';

/** A node and where it stands in the document. */
export interface Placed {
	readonly node: Node;
	readonly pos: number;
}

/** A table of the text with its layout and its rows, in the order of the document. */
export interface PlacedTable extends Placed {
	readonly layout: TableLayout;
	readonly rows: readonly Placed[];
}

/** The same, and the slot where the caret is; null while it is in the caption. */
export interface TablePlace extends PlacedTable {
	readonly at: { readonly row: number; readonly column: number } | null;
}

const layouts = new WeakMap<Node, TableLayout>();

export function layoutOf(table: Node): TableLayout {
	const known = layouts.get(table) ?? layoutTable(table);
	layouts.set(table, known);
	return known;
}

export function placeTable(node: Node, pos: number): PlacedTable {
	return { node, pos, layout: layoutOf(node), rows: childrenAt(node, pos, 'tableRow') };
}

/** The children of one kind with their positions. */
export function childrenAt(parent: Node, pos: number, name: string): Placed[] {
	const found: Placed[] = [];
	parent.forEach(
		(node, offset) => void (node.type.name === name && found.push({ node, pos: pos + 1 + offset })),
	);
	return found;
}

/** The table that holds the caret, or that is selected. */
export function tableAt({ selection }: EditorState): TablePlace | null {
	const { $from } = selection;
	for (let depth = $from.depth; depth > 0; depth--) {
		const node = $from.node(depth);
		if (node.type.name !== 'table') continue;
		const table = placeTable(node, $from.before(depth));
		const inRow = $from.depth > depth && $from.node(depth + 1).type.name === 'tableRow';
		if (!inRow) return { ...table, at: null };
		const row = childIndex(node, $from.index(depth), 'tableRow');
		const cell = childIndex($from.node(depth + 1), $from.index(depth + 1), 'tableCell');
		return { ...table, at: slotOf(table.layout, { row, cell }, columnOf($from.node(depth + 1), cell)) };
	}
	const selected = 'node' in selection ? (selection.node as Node) : null;
	return selected?.type.name === 'table' ? { ...placeTable(selected, selection.from), at: null } : null;
}

/** The position of the cell that holds a place of the text. */
export function cellAround({ $from, $to }: Selection): { from: number | null; to: number | null } {
	const around = ($pos: typeof $from) => {
		for (let depth = $pos.depth; depth > 0; depth--)
			if (['tableCell', 'tableCaption'].includes($pos.node(depth).type.name)) return $pos.before(depth);
		return null;
	};
	return { from: around($from), to: around($to) };
}

/** The cells of a slot, by the rows of the document. */
export function cellsOf(table: PlacedTable, slot: Slot | undefined): Placed[] {
	if (slot?.state !== 'cell') return [];
	return slot.cells.flatMap(({ row, cell }) => {
		const placed = table.rows[row];
		const found = placed && childrenAt(placed.node, placed.pos, 'tableCell')[cell];
		return found ? [found] : [];
	});
}

/** The row of the document that is shown there. */
export const rowAt = (table: PlacedTable, row: number): Placed | undefined =>
	table.rows[table.layout.rows[row]?.at ?? -1];

/** The slot that is shown at a place, itself or the merged one over it. */
export function shownAt(layout: TableLayout, row: number, column: number): { row: number; column: number } {
	const slot = layout.rows[row]?.slots[column];
	return slot?.state === 'covered' ? { row: slot.row, column: slot.column } : { row, column };
}

/** Where a cell is shown; what is shown in its stead when it is empty and under another. */
function slotOf(layout: TableLayout, place: CellPlace, key: string): { row: number; column: number } | null {
	for (const [row, { slots }] of layout.rows.entries())
		for (const [column, slot] of slots.entries())
			if (
				slot.state === 'cell' &&
				slot.cells.some((cell) => cell.row === place.row && cell.cell === place.cell)
			)
				return { row, column };
	const row = layout.rows.findIndex(({ at }) => at === place.row);
	const column = layout.columns.findLastIndex((one) => one.key <= key);
	return row < 0 || layout.columns.length === 0 ? null : shownAt(layout, row, Math.max(column, 0));
}

const columnOf = (row: Node, cell: number) =>
	String(childrenOf(row, 'tableCell')[cell]?.attrs['column'] ?? '');

function childIndex(parent: Node, index: number, name: string): number {
	let count = 0;
	for (let at = 0; at < Math.min(index, parent.childCount); at++)
		if (parent.child(at).type.name === name) count++;
	return count;
}
