import type { Table } from './table.svelte.ts';

/** Opens the caret's cell: to go on from what it holds, or with what was typed over it. @returns whether there was something to do. */
export function begin(table: Table, typed: string | null = null): boolean {
	const { caret } = table;
	const line = caret ? table.line(caret.line) : undefined;
	const column = table.columns.find(({ key }) => key === caret?.column);
	if (!caret || !line || !column) return false;
	if (line.kind === 'orphans') {
		if (typed === null) table.fold('orphans');
		return true;
	}
	if (column.kind === 'total' || (!line.action && column.kind === 'amount')) {
		if (typed === null && !line.action) table.fold(line.id);
		else table.work.announcer.say('Un total se calcule : écrivez dans les montants.');
		return true;
	}
	if (column.kind === 'state' && typed !== null) return false;
	// A group's title stands over the columns of words.
	table.edit({ line: line.id, column: line.action ? column.key : 'title' }, typed);
	return true;
}
