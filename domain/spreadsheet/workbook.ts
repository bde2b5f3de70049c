import { grouped } from '../french/numbers.ts';
import { unpack } from './archive.ts';
import { columnOf, errorCells, type ErrorCell } from './error-cells.ts';
import { FileRefused, type Limits } from './limits.ts';
import type { Parsers } from './parsers.ts';
import type { SheetRows } from './sheet-rows.ts';

/**
 * The sheets of a workbook, as words: numbers and dates by what they are, not by how they are shown, whichever day their calendar
 * begins on (1900 or 1904); formulas by what they came to, « #REF! » when they came to nothing.
 * @throws {FileRefused}
 */
export async function readWorkbook(
	bytes: Uint8Array<ArrayBuffer>,
	limits: Limits,
	parse: Parsers['workbook'],
): Promise<SheetRows[]> {
	const files = await unpack(bytes, limits);
	if (!files.has('xl/workbook.xml'))
		throw new FileRefused('Ce fichier n’est pas un classeur Excel : enregistrez-le au format .xlsx ou .csv.');
	for (const [name, content] of files)
		if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) checkSheet(content, limits);
	const sheets = await parse(bytes.slice().buffer).catch(() => {
		throw new FileRefused(
			'Ce classeur ne se lit pas : enregistrez-le de nouveau au format .xlsx, puis recommencez.',
		);
	});
	const errors = errorCells(files);
	return sheets.map(({ sheet, data }) => ({
		name: sheet,
		rows: withErrors(
			data.map((row) => row.map(words)),
			errors.get(sheet) ?? [],
		),
	}));
}

/** Puts them where they were read as nothing. */
function withErrors(rows: string[][], errors: readonly ErrorCell[]): string[][] {
	for (const { row, column, words } of errors) if (rows[row]?.[column] === '') rows[row][column] = words;
	return rows;
}

/** Before anything is made of it: one cell in the last row of a sheet makes a million rows. */
function checkSheet(content: Uint8Array, limits: Limits): void {
	const xml = new TextDecoder().decode(content);
	let [rows, columns, cells] = [0, 0, 0];
	for (const [, row] of xml.matchAll(/<(?:\w+:)?row\b(?:[^>]*?\sr="(\d+)")?/g))
		rows = Math.max(rows + 1, Number(row ?? 0));
	for (const [, letters = '', row] of xml.matchAll(/<(?:\w+:)?c\b(?:[^>]*?\sr="([A-Z]+)(\d+)")?/g)) {
		cells += 1;
		rows = Math.max(rows, Number(row ?? 0));
		columns = Math.max(columns, columnOf(letters));
	}
	if (rows > limits.rows || columns > limits.columns || cells > limits.cells)
		throw new FileRefused(
			`Une feuille de ce classeur va plus loin que ${grouped(limits.rows)} lignes ou ${limits.columns} colonnes. Copiez ce qui compte dans un classeur à part, ou supprimez les lignes et colonnes vides.`,
		);
}

function words(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return value ? 'oui' : 'non';
	return value instanceof Date ? dayOf(value) : figureOf(Number(value));
}

const dayOf = (date: Date) => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10));

/** With a comma, without what binary fractions add, and so that nobody takes three decimals for thousands. */
function figureOf(value: number): string {
	const figure = String(Number(value.toPrecision(15))).replace('.', ',');
	return /,\d{3}$/.test(figure) ? `${figure}0` : figure;
}
