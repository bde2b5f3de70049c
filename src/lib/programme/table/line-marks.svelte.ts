import { getContext, setContext } from 'svelte';
import type { Participant } from '#lib/collaboration/participant.ts';
import type { Column } from './columns.ts';
import type { Table } from './table.svelte.ts';

const key = Symbol('line');

/** Where one is, seen from one cell. */
export interface Mark {
	readonly caret: boolean;
	readonly selected: boolean;
	readonly editing: boolean;
	/** Whether Tab comes in here. */
	readonly stop: boolean;
}
const elsewhere: Mark = { caret: false, selected: false, editing: false, stop: false };

/** Where the caret, the selection and the others are in one line: its cells look here, so that a move redraws two lines and not all of them. */
export class LineMarks {
	readonly #table: Table;
	readonly #line: () => string | undefined;
	readonly #row: () => number;
	/** Column of the caret; null in another line. */
	readonly #caret = $derived.by(() => {
		const { caret } = this.#table;
		return caret && caret.line === this.#line() ? caret.column : null;
	});
	/** Column that one writes in; null in another line. */
	readonly editing = $derived.by(() => {
		const { editing } = this.#table;
		return editing && editing.line === this.#line() ? editing.column : null;
	});
	/** The others by column; null where nobody is. */
	readonly others: ReadonlyMap<string, Participant> | null = $derived.by(() => {
		const start = `${this.#line()}/`;
		const here = [...this.#table.here].filter(([cell]) => cell.startsWith(start));
		if (here.length === 0) return null;
		return new Map(here.map(([cell, person]) => [cell.slice(start.length), person]));
	});
	/** First and last column that are selected, from 0; null in another line. */
	readonly #span = $derived.by(() => {
		const { area, anchor } = this.#table;
		const row = this.#row();
		return !area || !anchor || row < area.top || row > area.bottom ? null : area.left * 1000 + area.right;
	});

	constructor(table: Table, line: () => string | undefined, row: () => number) {
		this.#table = table;
		this.#line = line;
		this.#row = row;
		setContext(key, this);
	}

	/** @param span how many columns it stands over. */
	of({ at }: Column, span: number): Mark {
		const table = this.#table;
		const caret =
			this.#caret !== null && table.columns.slice(at, at + span).some((one) => one.key === this.#caret);
		const range = this.#span;
		const selected = range !== null && at + span > Math.floor(range / 1000) && at <= range % 1000;
		// The first cell takes the focus as long as one was nowhere.
		const stop = caret || (at === 0 && this.#row() === 0 && table.isAway);
		return selected || stop ? { caret, selected, editing: caret && table.editing !== null, stop } : elsewhere;
	}
}

export const lineMarks = (): LineMarks => getContext<LineMarks>(key);
