/** A cell that a spreadsheet could not work out. */
export interface ErrorCell {
	/** Counted from 0, as its column. */
	readonly row: number;
	readonly column: number;
	/** « #REF! ». */
	readonly words: string;
}

/** What a spreadsheet writes in such a cell: « #REF! », « #DIV/0! », « #N/A ». */
export const isErrorWords = (words: string): boolean => /^#(?:N\/A|[A-Z0-9/_]{2,20}[!?])$/.test(words.trim());

/**
 * The cells of each sheet that hold an error, by the sheet's name: whoever reads the values alone takes them for empty ones.
 * @param files XML of a workbook, by path.
 */
export function errorCells(
	files: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, readonly ErrorCell[]> {
	const xml = (name: string) => new TextDecoder().decode(files.get(name) ?? new Uint8Array());
	const targets = new Map(
		tags(xml('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
			attribute(tag, 'Id'),
			attribute(tag, 'Target'),
		]),
	);
	return new Map(
		tags(xml('xl/workbook.xml'), 'sheet').map((tag) => {
			const target = targets.get(attribute(tag, 'r:id')) ?? '';
			const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
			return [plain(attribute(tag, 'name')), errorsIn(xml(path))];
		}),
	);
}

function errorsIn(sheet: string): ErrorCell[] {
	if (!sheet.includes('t="e"')) return [];
	return [...sheet.matchAll(/<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)(?<!\/)>(.{0,10000}?)<\/(?:\w+:)?c>/gs)].flatMap(
		([, tag = '', content = '']) => {
			const [, letters = '', row = ''] = /\br="([A-Z]+)(\d+)"/.exec(tag) ?? [];
			const [, value = ''] = /<(?:\w+:)?v>([^<]*)</.exec(content) ?? [];
			if (letters === '' || !isErrorWords(value)) return [];
			return [{ row: Number(row) - 1, column: columnOf(letters) - 1, words: value.trim() }];
		},
	);
}

const tags = (xml: string, name: string): string[] =>
	[...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g'))].map(([tag]) => tag);

const attribute = (tag: string, name: string): string =>
	new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const plain = (words: string): string =>
	words
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&apos;/g, "'")
		.replace(/&amp;/g, '&');

/** 1 of « A ». */
export const columnOf = (letters: string): number =>
	[...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
