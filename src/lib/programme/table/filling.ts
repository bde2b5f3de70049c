import { changeOf } from './cell-changes.ts';
import { cellWords } from './cell-words.ts';
import type { Table } from './table.svelte.ts';

/** Writes the first of the selected cells of each column in those below it; in one cell alone, what is above it. */
export function fillDown(table: Table): void {
	const { area, columns, work } = table;
	if (!area || !work.canWrite) return;
	const lines = table.lines.filter(({ action }, at) => action && at >= area.top && at <= area.bottom);
	const before = table.lines.slice(0, area.top).findLast(({ action }) => action);
	const all = lines.length === 1 && before ? [before, ...lines] : lines;
	const [source, ...targets] = all;
	if (!source) return;
	const problems = new Set<string>();
	const writes = columns.slice(area.left, area.right + 1).flatMap((column) =>
		targets.flatMap((line) => {
			const change = changeOf(table, line, column, cellWords(table, source, column, true));
			if ('write' in change) return [change.write];
			problems.add(change.problem);
			return [];
		}),
	);
	if (writes.length > 0) work.live.atOnce(() => writes.forEach((write) => write()));
	const done =
		writes.length === 0
			? 'Rien n’a été recopié.'
			: writes.length === 1
				? 'Case recopiée.'
				: `${writes.length} cases recopiées.`;
	work.announcer.say([done, ...problems].join(' '));
}
