import { DOMParser, Fragment, type Node, type NodeType, type Schema } from 'prosemirror-model';
import { evenKeys } from '../order.ts';

/** How much of a grid a cell takes, as HTML says it. */
export interface Span {
	readonly columns: number;
	readonly rows: number;
}

/**
 * Where cells stand by the rule of HTML: each takes the first place that no earlier one covers. Columns in which no cell begins say nothing and
 * are left out, so that a cell that claims a thousand columns makes one.
 * @returns for each cell, the how manyth column it begins and the last one it covers; and how many columns there are.
 */
export function gridOf(rows: readonly (readonly Span[])[]): {
	readonly cells: readonly (readonly { readonly first: number; readonly last: number }[])[];
	readonly columns: number;
} {
	/** The row from which each place is free again. */
	const free: number[] = [];
	const spots = rows.map((row, at) => {
		let place = 0;
		return row.map((span) => {
			while ((free[place] ?? 0) > at) place++;
			const start = place;
			for (let column = start; column < start + Math.min(span.columns, 1000); column++)
				free[column] = at + span.rows;
			place = start + span.columns;
			return { start, end: place - 1 };
		});
	});
	const begun = [...new Set(spots.flat().map(({ start }) => start))].sort((a, b) => a - b);
	return {
		cells: spots.map((row) =>
			row.map(({ start, end }) => ({
				first: begun.indexOf(start),
				last: begun.findLastIndex((column) => column <= end),
			})),
		),
		columns: begun.length,
	};
}

/** Whether a table of HTML has a row and a column of headers. */
export function tableAttributesOf(table: HTMLElement): { headerRow: boolean; headerColumn: boolean } {
	const rows = rowsOf(table).map(cellsOf);
	const isHeader = (cell: Element | undefined) => cell?.localName === 'th';
	const headerRow = rows[0]?.every(isHeader) ?? false;
	const body = headerRow ? rows.slice(1) : rows;
	return { headerRow, headerColumn: body.length > 0 && body.every(([first]) => isHeader(first)) };
}

/** What a table of HTML holds, as ours: its caption, its columns under new keys, its rows. A table in a cell becomes lines of that cell. */
export function tableContentOf(dom: globalThis.Node, schema: Schema): Fragment {
	const table = dom as HTMLElement;
	const { tableCaption, tableColumn, tableRow, tableCell } = schema.nodes as Record<string, NodeType>;
	if (!tableCaption || !tableColumn || !tableRow || !tableCell) return Fragment.empty;
	const rows = rowsOf(table).map(cellsOf);
	const grid = gridOf(rows.map((row) => row.map(spanOf)));
	const keys = evenKeys(Math.max(grid.columns, 1));
	const parser = DOMParser.fromSchema(schema);
	const widths = [...table.querySelectorAll('col')].map((col) => Number(col.dataset['width'] ?? 0));
	const made: Node[] = [...table.children]
		.filter(({ localName }) => localName === 'caption')
		.map((caption) => parser.parse(caption, { topNode: tableCaption.create() }));
	keys.forEach((key, index) => {
		const width = widths.length === keys.length ? (widths[index] ?? 0) : 0;
		made.push(tableColumn.create({ key, width: width >= 1 && width <= 1000 ? Math.round(width) : 0 }));
	});
	rows.forEach((row, at) => {
		const cells = row.map((cell, index) => {
			const { first, last } = grid.cells[at]?.[index] ?? { first: 0, last: 0 };
			const attrs = {
				column: keys[first],
				through: last > first ? keys[last] : '',
				rows: Math.min(spanOf(cell).rows, rows.length - at),
			};
			return parser.parse(flattened(cell), { topNode: tableCell.create(attrs) });
		});
		made.push(tableRow.create(null, cells));
	});
	if (rows.length === 0) made.push(tableRow.create(null, tableCell.createAndFill({ column: keys[0] })));
	return Fragment.fromArray(made);
}

/** Its own, not those of a table in one of its cells. */
const rowsOf = (table: Element) =>
	[...table.querySelectorAll('tr')].filter(
		(row) => row.closest('table') === table && cellsOf(row).length > 0,
	);

const cellsOf = (row: Element) =>
	[...row.children].filter(({ localName }) => localName === 'td' || localName === 'th');

function spanOf(cell: Element): Span {
	const count = (name: string) => Number.parseInt(cell.getAttribute(name) ?? '1', 10);
	const [columns, rows] = [count('colspan'), count('rowspan')];
	// A rowspan of zero means as far as it goes.
	return {
		columns: columns >= 1 ? columns : 1,
		rows: rows === 0 ? 1000 : rows >= 1 ? Math.min(rows, 1000) : 1,
	};
}

/** A copy in which an inner table is lines of words: cells hold no table. */
function flattened(cell: Element): Element {
	if (!cell.querySelector('table')) return cell;
	const copy = cell.cloneNode(true) as Element;
	for (const inner of copy.querySelectorAll('td, th')) inner.append(' ');
	for (const row of copy.querySelectorAll('tr, caption')) row.append(cell.ownerDocument.createElement('br'));
	for (const table of [...copy.querySelectorAll('table, caption, tbody, thead, tfoot, colgroup, tr, td, th')])
		table.replaceWith(...table.childNodes);
	return copy;
}
