import { noFilter } from './filter.ts';
import type { Line } from './lines.ts';
import { lineLookedAt } from './phone-rows.ts';
import type { Table } from './table.svelte.ts';

/** A new action behind the one that is looked at, under the same objective or axis, and its title to write. */
export function addAction(table: Table): void {
	const { work, plan } = table;
	const line = lineLookedAt(table);
	const under = underOf(line) ?? plan.axes.at(-1)?.axis.id ?? null;
	const id = work.live.add('action', { title: '', under }, line?.action?.id);
	table.folded = new Set();
	edit(table, id);
	work.announcer.say('Action ajoutée. Écrivez son titre.');
}

function underOf(line: Line | undefined): string | null | undefined {
	if (line?.action) return line.lost === null ? line.action.under : undefined;
	return line?.kind === 'axis' || line?.kind === 'objective' ? line.id : undefined;
}

export function addAxis(table: Table): void {
	edit(table, table.work.live.add('axis', { title: '' }));
	table.work.announcer.say('Axe ajouté. Écrivez son titre.');
}

/** Under the axis where the caret is, else under the last one. */
export function addObjective(table: Table): void {
	const { plan, work, caret } = table;
	const line = caret ? table.line(caret.line) : undefined;
	const axis =
		line?.kind === 'axis'
			? line.id
			: (table.axes.get(line?.id ?? '') ??
				plan.axes.find(({ objectives }) => objectives.some(({ objective }) => objective.id === line?.id))
					?.axis.id ??
				plan.axes.at(-1)?.axis.id ??
				null);
	table.folded = new Set();
	edit(table, work.live.add('objective', { title: '', axis }));
	work.announcer.say('Objectif ajouté. Écrivez son titre.');
}

function edit(table: Table, line: string): void {
	table.sort = null;
	table.filter = noFilter;
	table.edit({ line, column: 'title' });
}
