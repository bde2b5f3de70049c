import { foldName } from '../../search/fold.ts';
import { guessByContent, mostWordy } from './content.ts';
import { countHeaderRows, headersOf } from './header-rows.ts';
import { targetOfHeader, type HeaderFacts } from './headers.ts';
import { readState } from './state-words.ts';
import type { Target } from './targets.ts';

/** How the columns of a spreadsheet are read. */
export interface Mapping {
	/** Rows at the top that name the columns: none, one, or two when years stand under funders. */
	readonly headerRows: number;
	/** One header a column, two rows joined: « État 2027 ». */
	readonly headers: readonly string[];
	/** What each column fills. */
	readonly targets: readonly Target[];
	/** Whether an empty axis or objective is that of the row above, as merged cells come. */
	readonly fillDown: boolean;
}

/** Guesses how to read rows, from their headers, else from what they hold. */
export function guessMapping(rows: readonly (readonly string[])[], facts: HeaderFacts): Mapping {
	const width = Math.max(0, ...rows.slice(0, 50).map((row) => row.length));
	const headerRows = countHeaderRows(rows, facts);
	return mappingWith(rows, headerRows, width, facts);
}

/** The same when somebody says how many rows are headers. */
export function mappingWith(
	rows: readonly (readonly string[])[],
	headerRows: number,
	width: number,
	facts: HeaderFacts,
): Mapping {
	const headers = headersOf(rows, headerRows, width);
	const targets = once(
		headerRows > 0
			? headers.map((header, at) =>
					saysStates(header, rows.slice(headerRows), at) ? 'state' : targetOfHeader(header, facts),
				)
			: guessByContent(rows, width),
	);
	if (!targets.includes('title')) {
		const at = mostWordy(rows.slice(headerRows), targets);
		if (at >= 0) targets[at] = 'title';
	}
	return { headerRows, headers, targets, fillDown: isMerged(rows.slice(headerRows), targets) };
}

/** « État » alone may be who pays, or how far one is: what stands under it says which. */
function saysStates(header: string, rows: readonly (readonly string[])[], at: number): boolean {
	if (foldName(header) !== 'etat') return false;
	const said = rows.map((row) => (row[at] ?? '').trim()).filter(Boolean);
	return said.length > 0 && said.every((cell) => readState(cell) !== undefined);
}

/** Each target is filled by one column, the first. */
function once(targets: readonly Target[]): Target[] {
	const seen = new Set<Target>();
	return targets.map((target) => {
		if (target === '' || target.startsWith('amount/new/')) return target;
		if (seen.has(target)) return '';
		seen.add(target);
		return target;
	});
}

/** An axis that stands once over several rows. */
function isMerged(rows: readonly (readonly string[])[], targets: readonly Target[]): boolean {
	const at = targets.indexOf('axis') >= 0 ? targets.indexOf('axis') : targets.indexOf('objective');
	if (at < 0 || (rows[0]?.[at] ?? '').trim() === '') return false;
	return rows.some((row) => (row[at] ?? '').trim() === '');
}
