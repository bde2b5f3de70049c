import type { Line } from './lines.ts';
import type { Table } from './table.svelte.ts';

/** The row of a line in the table of a phone; null on wide screens, which have the grid. */
export const rowOf = (line: string): HTMLElement | null => document.getElementById(`ligne-${line}`);

/** What sticks to the top of a phone, in pixels: the title and the views. */
const head = 134;

/** The line one looks at: the caret's, unless it was scrolled out of a phone; else the first one that a phone shows. */
export function lineLookedAt(table: Table): Line | undefined {
	const caret = table.caret ? table.line(table.caret.line) : undefined;
	const shown = (row: HTMLElement) => {
		const { top, bottom } = row.getBoundingClientRect();
		return bottom > head && top < innerHeight;
	};
	const row = caret ? rowOf(caret.id) : null;
	if (caret && (!row || shown(row))) return caret;
	const at = table.lines.findIndex(({ id }) => {
		const one = rowOf(id);
		return one !== null && shown(one);
	});
	const [line, next] = table.lines.slice(at < 0 ? table.lines.length : at);
	// Under the name of an axis, its first objective is what one sees.
	return line?.kind === 'axis' && next?.kind === 'objective' ? next : line;
}
