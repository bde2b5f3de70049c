import type { ContentNode } from '#domain/document/document.ts';
import { textOf } from '#domain/document/check.ts';
import { evenKeys } from '#domain/document/order.ts';
import { gridOf } from '#domain/document/schema/table-html.ts';
import {
	childrenOf,
	columnShares,
	isWritten,
	layoutTable,
	rowKeys,
	widthFor,
} from '#domain/document/table.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someTable } from '../support/content.ts';

const cell = (column: string, words: string, attrs: Record<string, unknown> = {}): ContentNode => ({
	type: 'tableCell',
	attrs: { column, through: '', rows: 1, ...attrs },
	content: [{ type: 'paragraph', ...(words && { content: [{ type: 'text', text: words }] }) }],
});
const row = (...cells: ContentNode[]): ContentNode => ({
	type: 'tableRow',
	attrs: { order: '' },
	content: cells,
});
const ordered = (order: string, ...cells: ContentNode[]): ContentNode => ({
	...row(...cells),
	attrs: { order },
});
const column = (key: string, width = 0): ContentNode => ({ type: 'tableColumn', attrs: { key, width } });
const table = (...content: ContentNode[]): ContentNode => ({ type: 'table', content });

/** The layout as one would draw it: words, « = » under a merged cell, « . » where there is no cell. */
function drawn(node: ContentNode): string[] {
	const rows = childrenOf(node, 'tableRow').map((one) => childrenOf(one, 'tableCell'));
	return layoutTable(node).rows.map(({ slots }) =>
		slots
			.map((slot) => {
				if (slot.state === 'empty') return '.';
				if (slot.state === 'covered') return '=';
				return slot.cells.map((place) => textOf(rows[place.row]![place.cell]!) || '_').join('+');
			})
			.join(' '),
	);
}

describe('the layout of a table', () => {
	test('its columns are those it says, in order of their keys, wherever cells stand in a row', () => {
		const node = table(column('V'), column('F'), row(cell('V', 'b'), cell('F', 'a')), row(cell('F', 'c')));
		expect(layoutTable(node).columns.map(({ key }) => key)).toEqual(['F', 'V']);
		expect(drawn(node)).toEqual(['a b', 'c .']);
	});

	test('a table that says no columns has those of its cells', () => {
		expect(drawn(table(row(cell('k', 'b'), cell('F', 'a')), row(cell('V', 'c'))))).toEqual([
			'a . b',
			'. c .',
		]);
	});

	test('an empty cell of a deleted column is no column; what is written in one stands in the column before it', () => {
		const said = [column('F'), column('k')];
		expect(drawn(table(...said, row(cell('F', 'a'), cell('V', ''), cell('k', 'b'))))).toEqual(['a b']);
		expect(drawn(table(...said, row(cell('F', 'a'), cell('V', 'word'), cell('k', 'b'))))).toEqual([
			'a+word b',
		]);
		expect(drawn(table(...said, row(cell('A', 'word'))))).toEqual(['word .']);
	});

	test('two cells of one place are both shown when both are written, else the one that is', () => {
		expect(drawn(table(row(cell('F', 'a'), cell('F', 'b'))))).toEqual(['a+b']);
		expect(drawn(table(row(cell('F', ''), cell('F', 'b'))))).toEqual(['b']);
		expect(drawn(table(row(cell('F', ''), cell('F', ''))))).toEqual(['_']);
	});

	test('a merged cell covers empty places, to the right and down, and gives way to what is written', () => {
		const merged = cell('F', 'a', { through: 'V', rows: 2 });
		const below = (words: string) => row(cell('F', ''), cell('V', words), cell('k', 'd'));
		expect(drawn(table(row(merged, cell('V', ''), cell('k', 'c')), below('')))).toEqual(['a = c', '= = d']);
		expect(drawn(table(row(merged, cell('V', ''), cell('k', 'c')), below('word')))).toEqual([
			'a = c',
			'_ word d',
		]);
		expect(drawn(table(row(merged, cell('V', 'word'), cell('k', 'c')), below('')))).toEqual([
			'a word c',
			'= _ d',
		]);
	});

	test('merged cells never cover one another, and never go beyond the table', () => {
		const node = table(
			row(cell('F', 'a', { through: 'zz', rows: 9 }), cell('V', '')),
			row(cell('F', ''), cell('V', '', { rows: 4 })),
		);
		expect(drawn(node)).toEqual(['a =', '= =']);
		expect(layoutTable(node).rows[0]?.slots[0]).toMatchObject({ columns: 2, rows: 2 });
	});

	test('a row stands where its key says; one without a key behind the one before it in the document', () => {
		const node = table(
			ordered('k', cell('F', 'moved')),
			row(cell('F', 'behind it')),
			ordered('F', cell('F', 'first')),
			row(cell('F', 'second')),
		);
		expect(drawn(node)).toEqual(['first', 'second', 'moved', 'behind it']);
		expect(rowKeys(node)).toEqual(['k', 'k', 'F', 'F']);
	});

	test('the first width of a column is its width; the others share what is left', () => {
		const node = table(column('F'), column('F', 500), column('F', 100), column('V'), column('k'), row());
		expect(layoutTable(node).columns.map(({ width }) => width)).toEqual([500, 0, 0]);
		expect(columnShares(layoutTable(node).columns)).toEqual([500, 250, 250]);
		expect(
			columnShares([
				{ key: 'F', width: 900 },
				{ key: 'V', width: 900 },
			]),
		).toEqual([500, 500]);
	});

	test('a width gives the share that one asks for, whatever the others have', () => {
		const shares = (...widths: number[]) => {
			const columns = widths.map((width, index) => ({ key: `${index + 1}`, width }));
			const width = widthFor(columns, 0, 400);
			return columnShares([{ key: '1', width }, ...columns.slice(1)])[0];
		};
		expect([shares(0, 0, 0), shares(200, 300, 300), shares(0, 300), shares(0, 900)]).toEqual([
			400, 400, 400, 400,
		]);
	});

	test('an emptied table, a row without cells and attributes that are missing are laid out', () => {
		expect(layoutTable(table())).toEqual({ columns: [], rows: [] });
		expect(drawn(table(column('F'), row()))).toEqual(['.']);
		expect(drawn(table({ type: 'tableRow', content: [{ type: 'tableCell' }] }))).toEqual(['_']);
	});

	test('whatever the schema lets in, every written cell is shown once and slots fill the grid exactly', () => {
		fc.assert(
			fc.property(someTable, (node) => {
				const { columns, rows } = layoutTable(node);
				const cells = childrenOf(node, 'tableRow').map((one) => childrenOf(one, 'tableCell'));
				const shown = new Map<string, number>();
				let area = 0;
				for (const { slots } of rows) {
					expect(slots).toHaveLength(columns.length);
					for (const slot of slots) {
						area += slot.state === 'cell' ? slot.columns * slot.rows : slot.state === 'empty' ? 1 : 0;
						for (const place of slot.state === 'cell' ? slot.cells : [])
							shown.set(`${place.row} ${place.cell}`, (shown.get(`${place.row} ${place.cell}`) ?? 0) + 1);
					}
				}
				expect(area).toBe(rows.length * columns.length);
				expect([...shown.values()].every((times) => times === 1)).toBe(true);
				cells.forEach((line, at) =>
					line.forEach((one, index) => {
						if (isWritten(one)) expect(shown.has(`${at} ${index}`)).toBe(true);
					}),
				);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('the grid of a table of HTML', () => {
	const of = (columns = 1, rows = 1) => ({ columns, rows });

	test('a cell takes the first place that no earlier one covers', () => {
		const { cells, columns } = gridOf([[of(1, 2), of(2)], [of(), of()], [of(3)]]);
		expect(columns).toBe(3);
		expect(cells).toEqual([
			[
				{ first: 0, last: 0 },
				{ first: 1, last: 2 },
			],
			[
				{ first: 1, last: 1 },
				{ first: 2, last: 2 },
			],
			[{ first: 0, last: 2 }],
		]);
	});

	test('a cell that claims a thousand columns makes one', () => {
		expect(gridOf([[of(1000)], [of(), of()]])).toMatchObject({ columns: 2 });
		expect(gridOf([])).toEqual({ cells: [], columns: 0 });
	});
});

test('a program’s thousands of columns and rows are never multiplied, and no word of theirs is hidden [L4]', () => {
	const keys = evenKeys(5000);
	const rows = keys.map((key) => row(cell(key, key)));
	const layout = layoutTable(table(...keys.map((key) => column(key)), ...rows));
	expect(layout.rows).toHaveLength(5000);
	expect(layout.rows.length * layout.columns.length).toBeLessThanOrEqual(100_000);
	const cells = layout.rows.flatMap(({ slots }) =>
		slots.flatMap((slot) => (slot.state === 'cell' ? slot.cells : [])),
	);
	expect(new Set(cells.map((one) => one.row)).size).toBe(5000);
});
