import { actionStateNames } from '#domain/programme/action-state.ts';
import { eurosOf, typedForm } from '#domain/programme/money.ts';
import { momentWords } from '#domain/programme/moment.ts';
import { amountIn, totalIn } from './cell-sums.ts';
import type { Column } from './columns.ts';
import type { Line } from './lines.ts';
import type { Table } from './table.svelte.ts';

/** What a cell holds, as words for who hears it, and for the clipboard (`plain`: « 12500,50 »). */
export function cellWords(table: Table, line: Line, column: Column, plain = false): string {
	if (column.kind === 'title') return plain || !line.number ? line.title : `${line.number} ${line.title}`;
	const range = rangeIn(table, line, column);
	if (range) return plain && range.low === range.high ? typedForm(range.low) : eurosOf(range);
	const { action } = line;
	if (!action) return '';
	if (column.kind === 'carrier') return table.carriers.of(action).join(plain ? ' ; ' : ', ');
	if (column.kind === 'state') return actionStateNames[action.state];
	if (column.kind === 'start' || column.kind === 'end')
		return action[column.kind] === null ? '' : momentWords(action[column.kind] ?? '');
	return '';
}

/** The sum that a cell shows; undefined for an empty cell, and for those that hold words. */
export function rangeIn(table: Table, line: Line, column: Column) {
	if (column.kind !== 'amount' && column.kind !== 'total') return undefined;
	if (line.action)
		return column.kind === 'total'
			? totalIn(line.action, table.count)
			: amountIn(line.action, column.key, table.count);
	const sums =
		line.kind === 'orphans'
			? table.totals.orphans
			: line.kind === 'orphan-funder'
				? table.totals.all
				: table.totals.parts.get(line.id);
	if (line.kind === 'orphan-funder')
		return column.key === line.id || column.kind === 'total' ? sums?.byFunder.get(line.id) : undefined;
	if (line.kind === 'objective' && column.kind === 'amount') return undefined;
	const range = column.kind === 'total' ? sums?.total : sums?.byFunder.get(column.key);
	return range && range.high > 0 ? range : undefined;
}
