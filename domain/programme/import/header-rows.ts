import { readAmount } from '../money.ts';
import { targetOfHeader, type HeaderFacts } from './headers.ts';

/** Rows at the top that name the columns: none, one, or two when years stand under funders. */
export function countHeaderRows(rows: readonly (readonly string[])[], facts: HeaderFacts): number {
	const [first = [], second = []] = rows;
	const cells = first.filter((cell) => cell.trim() !== '');
	if (cells.length === 0 || cells.some(isFigure)) return 0;
	const known = cells.filter((cell) => targetOfHeader(cell, facts) !== '').length;
	// One word that happens to be a header, as « École » may be, is a title among others.
	if (known < Math.min(2, cells.length)) return 0;
	const under = second.filter((cell) => cell.trim() !== '');
	const isYears = under.length > 1 && under.every((cell) => /^\s*20\d\d\s*$/.test(cell));
	return isYears ? 2 : 1;
}

const isFigure = (cell: string) =>
	/\d/.test(cell) && !/^\D*20\d\d\D*$/.test(cell) && 'cents' in readAmount(cell);

/** A funder over several years is written once, over the first. */
export function headersOf(rows: readonly (readonly string[])[], headerRows: number, width: number): string[] {
	const [first = [], second = []] = rows;
	let above = '';
	return Array.from({ length: width }, (_, at) => {
		const own = (first[at] ?? '').trim();
		if (own !== '') above = own;
		if (headerRows === 0) return '';
		if (headerRows === 1) return own;
		const year = (second[at] ?? '').trim();
		return year === '' ? own : `${above} ${year}`;
	});
}
