import type { Imported } from '../import/import-draft.svelte.ts';
import { noFilter } from './filter.ts';
import type { Table } from './table.svelte.ts';

/** Leaves a notice of what came from a spreadsheet, keeps the lines that were not taken, and goes to the first that was. */
export function tellImported(table: Table, { added, left, refused }: Imported): void {
	const [first] = added;
	table.done = {
		words: added.length === 1 ? '1 action ajoutée' : `${added.length} actions ajoutées`,
		undoes: table.work.live.undoManager.undoStack.at(-1),
	};
	table.left = refused > 0 ? { rows: left, count: refused } : null;
	if (first === undefined) return;
	if (!table.line(first)) {
		table.filter = noFilter;
		table.folded = new Set();
	}
	table.goTo({ line: first, column: 'title' });
}
