import { noBreak } from '#domain/french/parts.ts';
import { typedForm } from '#domain/programme/money.ts';
import { momentWords } from '#domain/programme/moment.ts';
import Papa from 'papaparse';
import type { Cell, Sheet } from './sheet.ts';

/** What a spreadsheet would run, had it this at its beginning; blanks before it are passed over, as some do. */
const runs = /^\s*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Its data, without its totals: UTF-8 with its mark, semicolons, RFC 4180. No cell is a formula: one that would be one begins with an
 * apostrophe, which spreadsheets read as « this is text » [C4].
 */
export function csvOf({ columns, rows }: Sheet): string {
	const lines = [
		columns.map(({ head }) => safe(head)),
		...rows.map((row) => columns.map((_, index) => words(row[index] ?? null))),
	];
	return `\uFEFF${Papa.unparse(lines, { delimiter: ';', newline: '\r\n' })}\r\n`;
}

/** Without control characters: some readers stop at the first, or refuse the file. */
const safe = (value: string): string => {
	const words = value.replace(/[^\P{Cc}\n\t]/gu, ' ');
	return runs.test(words) ? `'${words}` : words;
};

/** Numbers as the French write them, without their unit: « 12500,50 ». */
function words(cell: Cell): string {
	if (cell === null) return '';
	if ('text' in cell) return safe(cell.text);
	if ('moment' in cell) return dateOf(cell.moment);
	if ('contested' in cell) return cell.contested.map(typedForm).join(' ou ');
	if ('cents' in cell) return typedForm(cell.cents);
	if ('share' in cell) return percent(cell.share);
	return cell.as === 'percent' ? percent(cell.number) : String(cell.number).replace('.', ',');
}

const percent = (share: number) => `${String(Math.round(share * 1000) / 10).replace('.', ',')} %`;

/** « 12/03/2027 », « mars 2027 », « 2027 ». */
const dateOf = (moment: string) =>
	moment.length === 10 ? moment.split('-').reverse().join('/') : momentWords(moment).replaceAll(noBreak, ' ');
