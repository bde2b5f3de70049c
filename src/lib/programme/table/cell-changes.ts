import { readState, statesToChoose } from '#domain/programme/import/state-words.ts';
import { eurosOf, readAmount } from '#domain/programme/money.ts';
import { readMoment } from '#domain/programme/moment.ts';
import type { Action } from '#domain/programme/programme.ts';
import { contestsAt, placeIn } from './cell-sums.ts';
import type { Column } from './columns.ts';
import type { Line } from './lines.ts';
import type { Table } from './table.svelte.ts';

/** What writing a text in a cell would do, or why it cannot be. */
export type CellChange =
	{ readonly write: () => void; readonly words: string } | { readonly problem: string };

/** Why an amount is not written where several years are counted. */
export const severalYears = 'Cette case est la somme de plusieurs années : choisissez une année.';

/** @param typed as somebody would type it; empty erases. */
export function changeOf(table: Table, line: Line, column: Column, typed: string): CellChange {
	const { live } = table.work;
	const text = typed.replace(/\s+/g, ' ').trim();
	if (column.kind === 'title') {
		if (line.kind === 'orphans') return { problem: 'Cette ligne n’a pas de titre à changer.' };
		const kind = line.action
			? 'action'
			: line.kind === 'axis'
				? 'axis'
				: line.kind === 'orphan-funder'
					? 'funder'
					: 'objective';
		return { write: () => live.setText(kind, line.id, 'title', text), words: text };
	}
	const { action } = line;
	if (!action) return { problem: 'Un groupe n’a que son titre.' };
	if (column.kind === 'carrier') return { write: () => table.carriers.write(action, text), words: text };
	if (column.kind === 'state') {
		const state = readState(text);
		return state
			? { write: () => live.set('action', action.id, { state }), words: text }
			: { problem: statesToChoose };
	}
	if (column.kind === 'start' || column.kind === 'end') {
		const at = column.kind;
		const reading = readMoment(text);
		if ('problem' in reading) return reading;
		return { write: () => live.set('action', action.id, { [at]: reading.moment }), words: text };
	}
	if (column.kind === 'total') return { problem: 'Un total se calcule.' };
	return amountChange(table, action, column, text);
}

function amountChange(table: Table, action: Action, column: Column, text: string): CellChange {
	const { measure, count } = table;
	if (contestsAt(action, column.key, count).length > 0)
		return { problem: 'Des montants s’opposent ici : choisissez d’abord.' };
	const reading = readAmount(text);
	if ('problem' in reading) return reading;
	const { cents } = reading;
	const { live } = table.work;
	if (cents === null) {
		const years = count.year === null ? table.years : [count.year];
		const erase = () => {
			for (const year of years) live.writeAmount(action.id, placeIn(action, column.key, year, measure), null);
		};
		return { write: () => live.atOnce(erase), words: '' };
	}
	if (count.year === null) return { problem: severalYears };
	const place = placeIn(action, column.key, count.year, measure);
	return {
		write: () => live.writeAmount(action.id, place, cents),
		words: eurosOf({ low: cents, high: cents }),
	};
}
