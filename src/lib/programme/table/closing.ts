import { flushSync } from 'svelte';
import type { Table } from './table.svelte.ts';

/**
 * Closes what one writes in, unless it holds something that cannot be read: that stays, with what is wrong, to be mended.
 * @param left whether one has clicked elsewhere; else the field has been told already.
 * @returns whether it closed.
 */
export function close(table: Table, left: boolean): boolean {
	if (!table.editing) return true;
	const panel = document.querySelector<HTMLElement>('.action-grid .panel');
	const field = document.activeElement;
	flushSync(() => {
		if (left && field instanceof HTMLElement && panel?.contains(field)) field.blur();
	});
	if (panel?.querySelector('[aria-invalid]')) return false;
	table.endEditing(!left);
	return true;
}
