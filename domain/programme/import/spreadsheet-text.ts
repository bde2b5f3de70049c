/** Cells by row, as a spreadsheet puts them in the clipboard: tabs, line ends, quotes around cells that hold either. */
export function readSpreadsheetText(text: string, separator = '\t'): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at < text.length) {
		const { cell, end } = text[at] === '"' ? quoted(text, at, separator) : bare(text, at, separator);
		row.push(cell);
		at = end;
		if (text[at] === separator) {
			at += 1;
			if (at < text.length) continue;
			row.push('');
		}
		rows.push(row);
		row = [];
		if (text[at] === '\r') at += 1;
		if (text[at] === '\n') at += 1;
	}
	return rows;
}

interface Read {
	readonly cell: string;
	/** Where its separator, or its line end, is. */
	readonly end: number;
}

function bare(text: string, from: number, separator: string): Read {
	let end = from;
	while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
	return { cell: text.slice(from, end), end };
}

/** Falls back on the text as it is when the quote is none: « "Ensemble", dit-elle ». */
function quoted(text: string, from: number, separator: string): Read {
	let end = from + 1;
	for (;;) {
		end = text.indexOf('"', end);
		if (end < 0) return bare(text, from, separator);
		if (text[end + 1] !== '"') break;
		end += 2;
	}
	const next = text[end + 1];
	if (next !== undefined && next !== separator && next !== '\n' && next !== '\r')
		return bare(text, from, separator);
	return { cell: text.slice(from + 1, end).replaceAll('""', '"'), end: end + 1 };
}

/** The text that a spreadsheet reads back as those cells. */
export const spreadsheetText = (rows: readonly (readonly string[])[]): string =>
	rows
		.map((row) =>
			row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
		)
		.join('\r\n');
