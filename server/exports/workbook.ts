import { eurosOf } from '#domain/programme/money.ts';
import { firstDay, lastDay } from '#domain/programme/moment.ts';
import writeWorkbook, { type CellObject } from 'write-excel-file/node';
import { printed, type Feature } from './printing.ts';
import type { Cell, Sheet } from './sheet.ts';

/** Characters that a cell may hold. */
const longest = 32_767;

/** Colours of the light theme: heads on sunken ground, contested amounts on the contested one. */
const colours = {
	head: '#F0ECE4',
	line: '#D9D3C7',
	contested: '#FBEFDC',
	contestedInk: '#8A5300',
	muted: '#545C6E',
};

/**
 * A workbook of sheets, numbers and dates being numbers and dates. Formulas are ours alone, over cells of ours, and come with what they come
 * to for readers that work nothing out; what somebody wrote is text, and stays text when it is edited [C4].
 */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
	const money = moneyFormat(sheets);
	const written = sheets.map((sheet) => {
		const rows = [...sheet.rows, ...sheet.foot];
		return {
			sheet: sheet.name,
			data: [
				sheet.columns.map(({ head }) => headOf(head)),
				...rows.map((row, index) => row.map((cell) => render(cell, money, index >= sheet.rows.length))),
			],
			columns: sheet.columns.map(({ width }) => ({ width })),
			...{ stickyRowsCount: 1, stickyColumnsCount: sheet.kept, orientation: 'landscape' as const },
		};
	});
	return writeWorkbook(written, {
		fontFamily: 'Calibri',
		fontSize: 11,
		features: [withResults(sheets), printed(sheets)],
	}).toBuffer();
}

const headOf = (words: string): CellObject => ({
	...plain(words),
	...{ fontWeight: 'bold', wrap: true, alignVertical: 'top', backgroundColor: colours.head },
	...{ bottomBorderStyle: 'thin', bottomBorderColor: colours.line },
});

/** With cents where there are some. */
function moneyFormat(sheets: readonly Sheet[]): string {
	const cells = sheets.flatMap(({ rows }) => rows.flat());
	const hasCents = cells.some((cell) => cell !== null && 'cents' in cell && cell.cents % 100 !== 0);
	return hasCents ? '#,##0.00 "€"' : '#,##0 "€"';
}

function render(cell: Cell, money: string, isFoot: boolean): CellObject | null {
	if (cell === null) return null;
	const bold = isFoot ? ({ fontWeight: 'bold' } as const) : {};
	if ('text' in cell)
		return {
			...plain(cell.text),
			...{ alignVertical: 'top', wrap: cell.tone !== 'muted' && !isFoot },
			...(cell.bold && { fontWeight: 'bold' }),
			...(cell.tone === 'muted' && { textColor: colours.muted }),
		};
	if ('contested' in cell) return contested(cell.contested);
	const aligned = { alignVertical: 'top', ...bold } as const;
	if ('moment' in cell) return { ...aligned, ...dateOf(cell) };
	if ('formula' in cell)
		return {
			...aligned,
			type: 'Formula',
			value: `${cell.formula}`,
			format: 'cents' in cell ? money : '0.0%',
		};
	if ('cents' in cell) return { ...aligned, type: Number, value: cell.cents / 100, format: money };
	return { ...aligned, type: Number, value: cell.number, ...(cell.as && { format: '0%' }) };
}

/** « @ »: also who edits it does not make it a formula. */
function plain(words: string): CellObject {
	const text = words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
	// The writer finds these among what every object has, and writes that instead.
	return { type: String, value: text in {} ? `${text} ` : text, format: '@' };
}

const contested = (amounts: readonly number[]): CellObject => ({
	...plain(amounts.map((cents) => eurosOf({ low: cents, high: cents })).join(' ou ')),
	...{ align: 'right', alignVertical: 'top', wrap: true, textColor: colours.contestedInk },
	...{
		fillPatternStyle: 'lightUp',
		backgroundColor: colours.contested,
		fillPatternColor: colours.contestedInk,
	},
});

/** A true date, shown as surely as it is known: « mars 2027 » is its first day, or its last when it ends something. */
function dateOf({ moment, end }: { readonly moment: string; readonly end?: boolean }): CellObject {
	const format = moment.length === 10 ? 'dd/mm/yyyy' : moment.length === 7 ? 'mmmm yyyy' : 'yyyy';
	const day = end ? lastDay(moment) : firstDay(moment);
	return { type: Date, value: new Date(`${day}T00:00Z`), format, align: 'left' };
}

/** What formulas come to, beside them, in the order they are written in. */
function withResults(sheets: readonly Sheet[]): Feature {
	return {
		files: {
			transform: {
				'xl/worksheets/sheet{id}.xml': {
					transform(xml, _options, { sheetIndex }) {
						const { rows = [], foot = [] } = sheets[sheetIndex] ?? {};
						const results = [...rows, ...foot]
							.flat()
							.flatMap((cell) => (cell !== null && 'formula' in cell ? [resultOf(cell)] : []));
						let next = 0;
						return xml.replaceAll('</f></c>', () => `</f><v>${results[next++] ?? 0}</v></c>`);
					},
				},
			},
		},
	};
}

const resultOf = (cell: { readonly cents: number } | { readonly share: number }): number =>
	'cents' in cell ? cell.cents / 100 : cell.share;
