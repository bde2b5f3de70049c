import type { Table } from './table.svelte.ts';

/** Closes what one writes in: the focus goes back to its cell, and leaving a panel closes it. */
export function close(table: Table): void {
	const panel = document.querySelector<HTMLElement>('.action-grid .panel');
	if (panel?.contains(document.activeElement))
		panel.closest<HTMLElement>('.cell')?.focus({ preventScroll: true });
	if (table.editing) table.endEditing(true);
}
