import { columnOfHeader, columnsOf } from './columns.ts';
import type { ImportKind } from './kinds.ts';
import { isErrorWords } from '../spreadsheet/error-cells.ts';
import { oneLine, seenOnly } from '../typed-text.ts';

/** How the columns of a file are read. */
export interface Mapping {
	/** One header a column, as it is written. */
	readonly headers: readonly string[];
	/** What each column fills: a key of `columnsOf`, or `''`. */
	readonly targets: readonly string[];
}

/** Titles may stand above the line of headers. */
const looked = 10;

/** Where the line of headers is: the one that names most of what is known; the first line that says anything when none does. */
export function headerLine(rows: readonly (readonly string[])[], kind: ImportKind): number {
	const known = rows
		.slice(0, looked)
		.map((row) => new Set(row.map((cell) => columnOfHeader(cell, kind)).filter(Boolean)).size);
	const best = Math.max(0, ...known);
	if (best > 0) return known.indexOf(best);
	return Math.max(
		0,
		rows.findIndex((row) => row.some((cell) => cell.trim() !== '')),
	);
}

/** Each target is filled by one column, the first; two headers of one name are two columns. */
export function guessMapping(headers: readonly string[], kind: ImportKind): Mapping {
	return { headers, targets: once(headers.map((header) => columnOfHeader(header, kind))) };
}

/** The mapping that a form says: what is none of the known columns is left out. */
export function chooseMapping(
	headers: readonly string[],
	targets: readonly string[],
	kind: ImportKind,
): Mapping {
	const known = columnsOf[kind].map(({ key }) => key);
	return { headers, targets: once(headers.map((_, at) => known.find((key) => key === targets[at]) ?? '')) };
}

function once(targets: readonly string[]): string[] {
	const seen = new Set<string>();
	return targets.map((target) => {
		if (target === '' || seen.has(target)) return '';
		seen.add(target);
		return target;
	});
}

/** Names of the columns that are needed and that nothing fills. */
export const missingColumns = ({ targets }: Mapping, kind: ImportKind): string[] =>
	columnsOf[kind].filter(({ key, required }) => required && !targets.includes(key)).map(({ name }) => name);

/** The words of a row, by what they fill; what a spreadsheet could not work out is nothing. */
export function readRow(cells: readonly string[], { targets }: Mapping): (key: string) => string {
	return (key) => {
		const at = targets.indexOf(key);
		// What cannot be seen, or turns the words around it, is no part of a name.
		const words = seenOnly(oneLine(cells[at] ?? '')).trim();
		return isErrorWords(words) ? '' : words;
	};
}
