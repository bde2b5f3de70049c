import type { EditorState, Transaction } from '@tiptap/pm/state';
import { caretIn } from './caret.ts';
import { fillGap, tableIn } from './columns.ts';
import { addRow } from './rows.ts';
import { tableAt, type PlacedTable } from './place.ts';

/**
 * Tab and Shift+Tab: to the next or previous cell as they are shown. A place without a cell gets one; Tab in the last makes a row.
 * @returns what to say of it; null outside a table.
 */
export function stepCell(state: EditorState, dispatch: (tr: Transaction) => void, by: 1 | -1): string | null {
	const place = tableAt(state);
	if (!place) return null;
	const slots = place.layout.rows.flatMap(({ slots }, row) =>
		slots.flatMap((slot, column) => (slot.state === 'covered' ? [] : [{ row, column }])),
	);
	const { at } = place;
	const now = at ? slots.findIndex(({ row, column }) => row === at.row && column === at.column) : -1;
	const next = slots[now + by];
	if (next) {
		const { tr } = state;
		goTo(tr, place, next.row, next.column);
		dispatch(tr.scrollIntoView());
		return placeWords(next.row, next.column);
	}
	// The first place is the end of the way back: Esc, then Shift+Tab leaves the text.
	if (by === -1 || !at) return '';
	addRow('after', 0)(state, dispatch);
	return `Ligne ajoutée. ${placeWords(place.layout.rows.length, 0)}`;
}

/** The caret in a slot, which gets its cell now when it has none. */
export function goTo(tr: Transaction, table: PlacedTable, row: number, column: number): void {
	if (table.layout.rows[row]?.slots[column]?.state === 'empty') fillGap(tr, table, row, column);
	const made = tableIn(tr, table.pos);
	if (made) caretIn(tr, made.pos, row, column);
}

const placeWords = (row: number, column: number) => `Ligne ${row + 1}, colonne ${column + 1}.`;
