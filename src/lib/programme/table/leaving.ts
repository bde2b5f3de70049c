import { stepped, tabbed } from './caret.ts';
import type { Table } from './table.svelte.ts';

/** Enter goes down, Tab goes on, both with Shift back: out of a cell where all is written. @returns whether the key was one. */
export function leaveBy(table: Table, event: KeyboardEvent): boolean {
	if (event.key !== 'Enter' && event.key !== 'Tab') return false;
	const { caret } = table;
	event.preventDefault();
	event.stopPropagation();
	table.endEditing(true);
	if (!caret) return true;
	const to =
		event.key === 'Tab'
			? tabbed(table, caret, event.shiftKey)
			: stepped(table, caret, event.shiftKey ? 'up' : 'down');
	if (to) table.goTo(to);
	return true;
}
