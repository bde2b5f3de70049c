import { renamed, unwrap, wordsOf } from './elements.ts';
import type { Losses } from './losses.ts';

/** Tables stay tables, but those that only lay a page out, and those that stand where none may: their cells are paragraphs. */
export function mendTables(body: Element, losses: Losses): void {
	for (const table of [...body.querySelectorAll('table')].toReversed()) {
		const cells = [...table.querySelectorAll('td, th')];
		const isLayout = cells.length < 2 || table.getAttribute('role') === 'presentation';
		const isInside = table.parentElement?.closest('li, blockquote, td, th') != null;
		if (isInside && !isLayout) losses.tables++;
		if (isInside || isLayout) flatten(table);
		else markHeaders(table);
	}
}

function flatten(table: Element): void {
	for (const cell of [...table.querySelectorAll('caption, td, th')]) {
		if (cell.querySelector('p, div, ul, ol, h3, h4, h5, blockquote')) unwrap(cell);
		else renamed(cell, 'p');
	}
	for (const part of [...table.querySelectorAll('thead, tbody, tfoot, tr, colgroup, col')]) unwrap(part);
	unwrap(table);
}

/** Word processors have no header cells: a first row all in bold is one. */
function markHeaders(table: Element): void {
	if (table.querySelector('th')) return;
	const first = [...(table.querySelector('tr')?.children ?? [])];
	const isBold = (cell: Element) => {
		const rest = cell.cloneNode(true) as Element;
		for (const bold of rest.querySelectorAll('b, strong')) bold.remove();
		return wordsOf(cell) !== '' && wordsOf(rest) === '';
	};
	if (
		table.querySelectorAll('tr').length < 2 ||
		!first.every((cell) => cell.tagName === 'TD' && isBold(cell))
	)
		return;
	for (const cell of first) {
		const made = cell.ownerDocument.createElement('th');
		for (const { name, value } of cell.attributes) made.setAttribute(name, value);
		made.append(...cell.childNodes);
		cell.replaceWith(made);
		for (const bold of [...made.querySelectorAll('b, strong')]) unwrap(bold);
	}
}
