import { readSpreadsheetText, spreadsheetText } from '#domain/programme/import/spreadsheet-text.ts';
import { cellWords } from './cell-words.ts';
import type { Table } from './table.svelte.ts';

/** Puts the selected cells in the clipboard, as spreadsheets and texts read them. @returns whether there were any. */
export function copied(table: Table, clipboard: DataTransfer): boolean {
	const { area, lines, columns, work } = table;
	if (!area) return false;
	const rows = lines
		.slice(area.top, area.bottom + 1)
		.map((line) =>
			columns.slice(area.left, area.right + 1).map((column) => cellWords(table, line, column, true)),
		);
	clipboard.setData('text/plain', spreadsheetText(rows));
	clipboard.setData('text/html', htmlTable(rows));
	const count = rows.length * (rows[0]?.length ?? 0);
	work.announcer.say(count === 1 ? 'Case copiée.' : `${count} cases copiées.`);
	return true;
}

function htmlTable(rows: readonly (readonly string[])[]): string {
	const table = document.createElement('table');
	for (const row of rows) {
		const line = table.insertRow();
		for (const cell of row) line.insertCell().textContent = cell;
	}
	return table.outerHTML;
}

/** The cells that a clipboard holds: its text, else the first table of its page. */
export function pasted(clipboard: DataTransfer): string[][] {
	const text = clipboard.getData('text/plain');
	if (text !== '') return readSpreadsheetText(text.replace(/[\r\n]+$/, ''));
	const page = new DOMParser().parseFromString(clipboard.getData('text/html'), 'text/html');
	return [...(page.querySelector('table')?.rows ?? [])].map((row) =>
		[...row.cells].map((cell) => (cell.textContent ?? '').trim()),
	);
}
