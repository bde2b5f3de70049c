import type { Cents } from '#domain/programme/money.ts';
import type { Moment } from '#domain/programme/moment.ts';

/** What a cell says, before it is known in which file: a workbook has types and formulas, text has words. */
export type Cell =
	| null
	| { readonly text: string; readonly tone?: 'contested' | 'muted'; readonly bold?: boolean }
	| { readonly number: number; readonly as?: 'percent' }
	| { readonly moment: Moment; readonly end?: boolean }
	| { readonly cents: Cents }
	/** Amounts that contest each other, none of which counts until somebody chooses. */
	| { readonly contested: readonly Cents[] }
	/** What a program works out again when its own cells change; `cents` (or `share`) is what it comes to now. */
	| { readonly formula: string; readonly cents: Cents }
	| { readonly formula: string; readonly share: number };

export interface Column {
	readonly head: string;
	/** In characters. */
	readonly width: number;
}

export interface Sheet {
	readonly name: string;
	readonly columns: readonly Column[];
	readonly rows: readonly (readonly Cell[])[];
	/** Totals, then remarks: not data. */
	readonly foot: readonly (readonly Cell[])[];
	/** Columns that stay in sight. */
	readonly kept: number;
}

export const text = (words: string | null | undefined): Cell => (words ? { text: words } : null);
export const number = (value: number | null): Cell => (value === null ? null : { number: value });
export const moment = (at: Moment | null, end = false): Cell => (at === null ? null : { moment: at, end });

/** « A », « Z », « AA »… of a column counted from 0. */
export function letters(column: number): string {
	const last = String.fromCharCode(65 + (column % 26));
	return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** « B12 » of a column and a row counted from 0, the heads being row 0. */
export const at = (column: number, row: number): string => `${letters(column)}${row + 1}`;
