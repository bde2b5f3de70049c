import type { Table } from './table.svelte.ts';

const head = 44;
const foot = 60;

/** Brings the caret's cell in sight, past what sticks to the edges, and gives it the focus. */
export function reveal(table: Table, scroller: HTMLElement, offsets: readonly number[]): void {
	const { caret, lines } = table;
	if (!caret) return;
	const row = lines.findIndex(({ id }) => id === caret.line);
	if (row >= 0) {
		const [begin = 0, end = 0] = [offsets[row], offsets[row + 1]];
		const room = scroller.clientHeight - head - foot;
		if (begin < scroller.scrollTop) scroller.scrollTop = begin;
		else if (end > scroller.scrollTop + room) scroller.scrollTop = end - room;
	}
	// Where the caret's line is no more, undone perhaps, the cell that Tab goes to.
	const cell = cellOf(scroller, table) ?? scroller.querySelector<HTMLElement>('[data-cell][tabindex="0"]');
	if (!cell) return;
	// At once: whoever types fast is already at the next key.
	cell.focus({ preventScroll: true });
	const first = scroller.querySelector('[role=columnheader]')?.getBoundingClientRect();
	const last = scroller.querySelector('[role=columnheader]:last-child')?.getBoundingClientRect();
	const own = cell.getBoundingClientRect();
	if (!first || !last || cell.matches('.title, .total')) return;
	if (own.left < first.right) scroller.scrollLeft -= first.right - own.left;
	else if (own.right > last.left) scroller.scrollLeft += own.right - last.left;
}

/** The cell that shows the caret's place: those of a group stand over several columns. */
function cellOf(scroller: HTMLElement, { caret }: Table): HTMLElement | null {
	if (!caret) return null;
	const at = (column: string) =>
		scroller.querySelector<HTMLElement>(`[data-cell="${CSS.escape(caret.line)}/${CSS.escape(column)}"]`);
	return at(caret.column) ?? at('title');
}
