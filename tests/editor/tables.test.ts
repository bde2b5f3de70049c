import { addColumn, deleteColumn, setWidth, widen } from '#lib/editor/table/columns.ts';
import { merge, split } from '#lib/editor/table/merge.ts';
import { tableMenu } from '#lib/editor/table/menu.ts';
import { addRow, deleteRow, moveRow } from '#lib/editor/table/rows.ts';
import { stepCell } from '#lib/editor/table/steps.ts';
import { deleteTable, insertTable, toggleCaption, toggleHeader } from '#lib/editor/table/whole.ts';
import { paragraph } from '#domain/document/content.ts';
import { describe, expect, test } from 'vitest';
import { aDocumentWith, aTable, TableWriter } from '../support/table-writers.ts';

const words = [
	['a', 'b', 'c'],
	['d', 'e', 'f'],
	['g', 'h', 'i'],
];
const start = () => TableWriter.open(aDocumentWith(paragraph('avant'), aTable(...words), paragraph('après')));
const drawn = (writer: TableWriter) => writer.shown.map((row) => row.map((one) => one || '_').join(' '));

/** Tab, so many times; negative for Shift+Tab. */
function tab(writer: TableWriter, times: number): string | null {
	let said: string | null = null;
	for (let press = 0; press < Math.abs(times); press++)
		said = stepCell(writer.view.state, (tr) => writer.view.dispatch(tr), times < 0 ? -1 : 1);
	return said;
}

describe('a table where one writes', () => {
	test('begins with three rows and columns, in the place of an empty paragraph, with the caret in its first cell', async () => {
		const writer = await TableWriter.open(aDocumentWith(paragraph()));
		expect(writer.run(insertTable)).toBe(true);
		writer.type('Constats');
		expect(drawn(writer)).toEqual(['Constats _ _', '_ _ _', '_ _ _']);
		expect(writer.view.state.doc.lastChild?.type.name).toBe('paragraph');
		expect(writer.view.state.doc.childCount).toBe(2);
		expect(writer.faults).toEqual([]);
		// From a cell the next one comes after this one: there are no tables in tables.
		expect(writer.run(insertTable)).toBe(true);
		expect(writer.view.state.doc.toString()).toMatch(/^doc\(table\(.*\), table\(.*\), paragraph\)$/);
	});

	test('gets rows and columns on either side of the caret, which goes there', async () => {
		const writer = await start();
		writer.goTo(1, 1);
		writer.run(addRow('before'));
		writer.type('1');
		writer.run(addRow('after'));
		writer.type('2');
		expect(drawn(writer)).toEqual(['a b c', '_ 1 _', '_ 2 _', 'd e f', 'g h i']);
		writer.goTo(0, 0);
		writer.run(addColumn('before'));
		writer.type('x');
		writer.goTo(0, 3);
		writer.run(addColumn('after'));
		writer.type('y');
		expect(drawn(writer)[0]).toBe('x a b c y');
		expect(writer.faults).toEqual([]);
	});

	test('loses the row and the column of the caret, and with the last of them is gone', async () => {
		const writer = await start();
		writer.goTo(1, 1);
		writer.run(deleteRow);
		expect(drawn(writer)).toEqual(['a b c', 'g h i']);
		writer.run(deleteColumn);
		expect(drawn(writer)).toEqual(['a c', 'g i']);
		writer.run(deleteColumn);
		writer.run(deleteColumn);
		expect(writer.view.state.doc.toString()).toBe('doc(paragraph("avant"), paragraph("après"))');
		const other = await start();
		other.goTo(2, 2);
		for (let row = 0; row < 3; row++) other.run(deleteRow);
		expect(other.table).toBeNull();
		const third = await TableWriter.open(aDocumentWith(aTable(['seul'])));
		third.goTo(0, 0);
		third.run(deleteTable);
		expect(third.view.state.doc.toString()).toBe('doc(paragraph)');
	});

	test('moves the row of the caret, as far as it goes, with whatever rows stand around it', async () => {
		const writer = await start();
		writer.goTo(2, 0);
		writer.run(moveRow(-1));
		writer.type('!');
		expect(drawn(writer)).toEqual(['a b c', 'g! h i', 'd e f']);
		writer.run(moveRow(-1));
		expect(writer.run(moveRow(-1))).toBe(false);
		expect(drawn(writer)).toEqual(['g! h i', 'a b c', 'd e f']);
		writer.run(addRow('before'));
		writer.type('first');
		writer.goTo(2, 0);
		writer.run(addRow('after'));
		writer.type('under a');
		expect(drawn(writer)).toEqual(['first _ _', 'g! h i', 'a b c', 'under a _ _', 'd e f']);
		writer.run(moveRow(1));
		expect(writer.run(moveRow(1))).toBe(false);
		expect(drawn(writer)).toEqual(['first _ _', 'g! h i', 'a b c', 'd e f', 'under a _ _']);
		writer.goTo(3, 0);
		writer.run(deleteRow);
		expect(drawn(writer)).toEqual(['first _ _', 'g! h i', 'a b c', 'under a _ _']);
	});

	test('merges to the right and below with the words, and gives the places back', async () => {
		const writer = await start();
		writer.goTo(0, 0);
		writer.run(merge('right'));
		expect(drawn(writer)).toEqual(['a b _ c', 'd e f', 'g h i']);
		writer.goTo(1, 1);
		writer.run(merge('right'));
		writer.goTo(0, 2);
		expect(writer.run(merge('right'))).toBe(false);
		// What is below goes further to the right than this cell.
		writer.goTo(0, 0);
		expect(writer.run(merge('below'))).toBe(false);
		writer.goTo(1, 1);
		writer.run(merge('below'));
		expect(drawn(writer)).toEqual(['a b _ c', 'd e f h i _', 'g _ _']);
		expect(writer.table?.layout.rows[1]?.slots[1]).toMatchObject({ columns: 2, rows: 2 });
		writer.run(split);
		writer.goTo(0, 1);
		writer.run(split);
		expect(writer.run(split)).toBe(false);
		expect(drawn(writer)).toEqual(['a b _ c', 'd e f h i _', 'g _ _']);
		expect(writer.faults).toEqual([]);
	});

	test('a merged cell follows rows and columns that are added or deleted in its middle', async () => {
		const writer = await TableWriter.open(
			aDocumentWith(aTable(['a', '', ''], ['', '', ''], ['x', 'y', 'z'])),
		);
		writer.goTo(0, 0);
		writer.run(merge('right'));
		writer.run(merge('below'));
		const span = () => {
			const slot = writer.table?.layout.rows[0]?.slots[0];
			return slot?.state === 'cell' ? [slot.columns, slot.rows] : [];
		};
		expect(span()).toEqual([2, 2]);
		writer.goTo(2, 0);
		writer.run(addColumn('after'));
		expect(span()).toEqual([3, 2]);
		writer.goTo(1, 3);
		writer.run(addRow('before'));
		expect(span()).toEqual([3, 3]);
		writer.run(deleteRow);
		expect(span()).toEqual([3, 2]);
	});

	test('has a title above it when one asks for it, and headers where one says', async () => {
		const writer = await start();
		writer.goTo(0, 0);
		writer.run(toggleCaption);
		writer.type('Les trois colonnes');
		expect(writer.table?.node.firstChild?.textContent).toBe('Les trois colonnes');
		expect(tab(writer, 1)).toBe('Ligne 1, colonne 1.');
		writer.run(toggleCaption);
		expect(writer.stored).not.toContain('Les trois colonnes');
		writer.run(toggleHeader('headerRow'));
		writer.run(toggleHeader('headerColumn'));
		expect(writer.table?.node.attrs).toEqual({ headerRow: false, headerColumn: true });
	});

	test('has columns as wide as one says, never so wide that another has no place', async () => {
		const writer = await start();
		writer.goTo(0, 0);
		writer.run(widen(50));
		expect(writer.table?.layout.columns.map(({ width }) => width)).toEqual([383, 0, 0]);
		for (let press = 0; press < 30; press++) writer.run(widen(50));
		expect(writer.table?.layout.columns[0]?.width).toBe(900);
		expect(writer.run(widen(50))).toBe(false);
		const { table } = writer;
		writer.view.dispatch(setWidth(writer.view.state.tr, table!, 1, 200));
		expect(writer.table?.layout.columns.map(({ width }) => width)).toEqual([900, 200, 0]);
		expect(writer.faults).toEqual([]);
	});

	test('a menu shows what cannot be done here, and what is so', async () => {
		const writer = await start();
		writer.goTo(0, 2);
		const items = tableMenu(writer.view.state, (command) => void writer.run(command)).flatMap(
			(one) => one.items,
		);
		const off = items.filter((item) => item.disabled).map((item) => item.label);
		expect(off).toEqual(['Monter la ligne', 'Fusionner avec celle de droite', 'Séparer la cellule']);
		expect(items.filter((item) => item.checked).map((item) => item.label)).toEqual([
			'Première ligne d’en-tête',
		]);
		items.find(({ id }) => id === 'row-below')?.run();
		expect(drawn(writer)).toEqual(['a b c', '_ _ _', 'd e f', 'g h i']);
	});
});
