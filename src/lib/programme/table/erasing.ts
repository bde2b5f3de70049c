import { changeOf } from './cell-changes.ts';
import { cellWords } from './cell-words.ts';
import type { Table } from './table.svelte.ts';

/** Empties the cells that are selected: amounts, names, dates and titles; states stay. @returns true. */
export function erase(table: Table): boolean {
	const { area, lines, columns, work } = table;
	if (!area || !work.canWrite) return true;
	const changes = lines.slice(area.top, area.bottom + 1).flatMap((line) =>
		columns.slice(area.left, area.right + 1).flatMap((column) => {
			// Titles of groups are not erased with the cells below them.
			const isTitle = column.kind === 'title' && !line.action;
			if (column.kind === 'state' || isTitle || cellWords(table, line, column) === '') return [];
			return [changeOf(table, line, column, '')];
		}),
	);
	const writes = changes.flatMap((change) => ('write' in change ? [change.write] : []));
	const kept = changes.flatMap((change) => ('problem' in change ? [change.problem] : []));
	if (writes.length > 0) work.live.atOnce(() => writes.forEach((write) => write()));
	const done =
		writes.length === 0
			? 'Rien n’a été effacé.'
			: writes.length === 1
				? 'Case effacée.'
				: `${writes.length} cases effacées.`;
	work.announcer.say([done, ...new Set(kept)].join(' '));
	return true;
}
