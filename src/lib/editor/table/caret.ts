import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { typeOf } from './nodes.ts';
import { cellsOf, placeTable, shownAt, type Placed } from './place.ts';

/** Puts the caret at the end of what a slot shows. @returns false where there is no cell to stand in. */
export function caretIn(tr: Transaction, table: number, row: number, column: number): boolean {
	const node = tr.doc.nodeAt(table);
	if (node?.type.name !== 'table') return false;
	const placed = placeTable(node, table);
	const at = shownAt(placed.layout, row, column);
	const [cell] = cellsOf(placed, placed.layout.rows[at.row]?.slots[at.column]);
	if (!cell) return false;
	caretInCell(tr, cell);
	return true;
}

/** An emptied cell gets a paragraph: this is somebody who goes there to write. */
export function caretInCell(tr: Transaction, { node, pos }: Placed): void {
	if (node.childCount === 0) tr.insert(pos + 1, typeOf(tr.doc.type.schema, 'paragraph').create());
	const end = pos + (tr.doc.nodeAt(pos)?.nodeSize ?? 2) - 1;
	tr.setSelection(
		Selection.findFrom(tr.doc.resolve(end), -1, true) ?? TextSelection.near(tr.doc.resolve(end), -1),
	);
}

/** Takes a table away; a text is never left without a paragraph. */
export function removeTable(tr: Transaction, { node, pos }: Placed): void {
	const isAlone = tr.doc.resolve(pos).parent.childCount === 1;
	if (isAlone) tr.replaceWith(pos, pos + node.nodeSize, typeOf(tr.doc.type.schema, 'paragraph').create());
	else tr.delete(pos, pos + node.nodeSize);
	tr.setSelection(Selection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)), 1));
}
