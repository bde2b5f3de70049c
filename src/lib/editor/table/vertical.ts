import { Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { caretInCell } from './caret.ts';
import { cellsOf, childrenAt, shownAt, tableAt, type Placed, type TablePlace } from './place.ts';

/**
 * Arrow up or down on the first or last line of a cell: to the cell that is seen above or below, then out of the table. Browsers would go by the
 * order of the document instead, from one end of a row to the other.
 * @returns `out` when nothing of this text is beyond the table; null when the key is not for the table.
 */
export function stepRow(view: EditorView, towards: 'up' | 'down'): 'moved' | 'out' | null {
	const { state } = view;
	const place = state.selection.empty ? tableAt(state) : null;
	if (!place || !isAtEdge(view, towards)) return null;
	const cell = cellBeyond(place, towards);
	const { tr } = state;
	if (cell) {
		const pos = samePlace(view, cell, towards);
		if (pos === null) caretInCell(tr, cell);
		else tr.setSelection(TextSelection.create(tr.doc, pos));
	} else {
		const edge = towards === 'up' ? place.pos : place.pos + place.node.nodeSize;
		const beyond = Selection.findFrom(state.doc.resolve(edge), towards === 'up' ? -1 : 1);
		if (!beyond) return 'out';
		tr.setSelection(beyond);
	}
	view.dispatch(tr.scrollIntoView());
	return 'moved';
}

/** On the first or last line of a cell or of the title. */
function isAtEdge(view: EditorView, towards: 'up' | 'down'): boolean {
	const { $from } = view.state.selection;
	if (!view.endOfTextblock(towards)) return false;
	for (let depth = $from.depth - 1; depth > 0; depth--) {
		const node = $from.node(depth);
		if (node.type.name === 'tableRow' || node.type.name === 'table') return true;
		if ($from.index(depth) !== (towards === 'up' ? 0 : node.childCount - 1)) return false;
	}
	return false;
}

/** The cell, or the title, that is seen there; null beyond the table. */
function cellBeyond(place: TablePlace, towards: 'up' | 'down'): Placed | null {
	const { layout, at } = place;
	const caption = childrenAt(place.node, place.pos, 'tableCaption').at(-1) ?? null;
	if (!at && towards === 'up') return null;
	const slot = at && layout.rows[at.row]?.slots[at.column];
	let row = !at ? 0 : towards === 'up' ? at.row - 1 : at.row + (slot?.state === 'cell' ? slot.rows : 1);
	// Over places that have no cell yet.
	for (; row >= 0 && row < layout.rows.length; row += towards === 'up' ? -1 : 1) {
		const shown = shownAt(layout, row, at?.column ?? 0);
		const cells = cellsOf(place, layout.rows[shown.row]?.slots[shown.column]);
		const cell = towards === 'up' ? cells.at(-1) : cells[0];
		if (cell) return cell;
	}
	return towards === 'up' ? caption : null;
}

/** On its nearest line, as far from the left as the caret is. */
function samePlace(view: EditorView, cell: Placed, towards: 'up' | 'down'): number | null {
	const dom = view.nodeDOM(cell.pos);
	if (!(dom instanceof HTMLElement)) return null;
	const box = dom.getBoundingClientRect();
	const { left } = view.coordsAtPos(view.state.selection.head);
	const found = view.posAtCoords({
		left: Math.max(box.left + 12, Math.min(left, box.right - 12)),
		top: towards === 'up' ? box.bottom - 16 : box.top + 16,
	});
	const isInside = found && found.pos > cell.pos && found.pos < cell.pos + cell.node.nodeSize;
	return isInside && view.state.doc.resolve(found.pos).parent.isTextblock ? found.pos : null;
}
