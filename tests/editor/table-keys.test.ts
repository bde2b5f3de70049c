import { cellPosition } from '#lib/editor/table/columns.ts';
import { merge } from '#lib/editor/table/merge.ts';
import { emptySelection } from '#lib/editor/table/guard.ts';
import { copied, pasted } from '#lib/editor/table/slices.ts';
import { stepCell } from '#lib/editor/table/steps.ts';
import { paragraph } from '#domain/document/content.ts';
import { deleteSelection, joinBackward } from '@tiptap/pm/commands';
import { Slice } from '@tiptap/pm/model';
import { AllSelection, TextSelection } from '@tiptap/pm/state';
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

/** Selects from the beginning of one word to the end of another. */
function select(writer: TableWriter, from: string, to: string): void {
	const at = (word: string) => {
		let found = -1;
		writer.view.state.doc.descendants((node, pos) => void (node.text === word && (found = pos)));
		return found;
	};
	const { tr } = writer.view.state;
	writer.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at(from), at(to) + to.length)));
}

describe('keys in a table', () => {
	test('Tab and Shift+Tab go from cell to cell as they are shown; Tab in the last makes a row', async () => {
		const writer = await start();
		writer.goTo(0, 0);
		expect(tab(writer, 4)).toBe('Ligne 2, colonne 2.');
		writer.type('!');
		expect(tab(writer, -2)).toBe('Ligne 1, colonne 3.');
		writer.type('?');
		expect(tab(writer, 6)).toBe('Ligne 3, colonne 3.');
		expect(tab(writer, 1)).toBe('Ligne ajoutée. Ligne 4, colonne 1.');
		writer.type('new');
		expect(drawn(writer)).toEqual(['a b c?', 'd e! f', 'g h i', 'new _ _']);
		expect(tab(writer, -12)).toBe('');
		writer.view.dispatch(writer.view.state.tr.setSelection(TextSelection.create(writer.view.state.doc, 1)));
		expect(tab(writer, 1)).toBeNull();
	});

	test('Tab passes over merged cells, and makes the cell of a place that has none', async () => {
		const gappy = aTable(['a', 'b', 'c'], ['d', 'e', 'f']);
		gappy.content?.[4]?.content?.splice(1, 1);
		const writer = await TableWriter.open(aDocumentWith(gappy));
		expect(writer.shown[1]).toEqual(['d', '', 'f']);
		const before = writer.stored;
		writer.view.dispatch(writer.view.state.tr.setSelection(TextSelection.create(writer.view.state.doc, 8)));
		expect(writer.stored).toBe(before);
		writer.goTo(1, 0);
		expect(tab(writer, 1)).toBe('Ligne 2, colonne 2.');
		writer.type('filled');
		expect(drawn(writer)).toEqual(['a b c', 'd filled f']);
		writer.goTo(0, 0);
		writer.run(merge('right'));
		expect(tab(writer, 1)).toBe('Ligne 1, colonne 3.');
	});

	test('Backspace at the beginning of a cell does nothing; over several cells words go and cells stay', async () => {
		const writer = await start();
		const { rows } = writer.table!;
		writer.view.dispatch(
			writer.view.state.tr.setSelection(
				TextSelection.create(writer.view.state.doc, cellPosition(rows[1]!, 'M') + 2),
			),
		);
		const before = writer.stored;
		writer.run((state, dispatch) => joinBackward(state, dispatch));
		expect(writer.stored).toBe(before);
		select(writer, 'b', 'd');
		// What would join them is refused, whoever asks.
		writer.run((state, dispatch) => deleteSelection(state, dispatch));
		expect(writer.stored).toBe(before);
		writer.view.dispatch(emptySelection(writer.view.state));
		expect(drawn(writer)).toEqual(['a _ _', '_ e f', 'g h i']);
		select(writer, 'avant', 'e');
		writer.view.dispatch(emptySelection(writer.view.state));
		expect(drawn(writer)).toEqual(['_ _ _', '_ _ f', 'g h i']);
		writer.view.dispatch(writer.view.state.tr.setSelection(new AllSelection(writer.view.state.doc)));
		writer.run((state, dispatch) => deleteSelection(state, dispatch));
		expect(writer.table).toBeNull();
	});

	test('nothing that is put in a cell cuts the table in two', async () => {
		const writer = await start();
		writer.goTo(1, 1);
		const { schema, tr } = writer.view.state;
		const before = writer.stored;
		writer.view.dispatch(tr.replaceSelectionWith(schema.nodes['rule']!.create()));
		writer.view.dispatch(tr.replaceSelectionWith(writer.table!.node));
		expect(writer.stored).toBe(before);
	});
});

describe('copying and pasting', () => {
	test('words of one cell are words; those of several are a table that is whole', async () => {
		const writer = await start();
		select(writer, 'e', 'e');
		const one = copied(writer.view.state.selection.content());
		expect(one.content.toString()).toBe('<paragraph("e")>');
		select(writer, 'b', 'd');
		const several = copied(writer.view.state.selection.content());
		expect(several).toMatchObject({ openStart: 0, openEnd: 0 });
		expect(several.content.firstChild?.type.name).toBe('table');
	});

	test('what is pasted in a cell comes as paragraphs and lists, with every word', async () => {
		const writer = await start();
		const table = Slice.maxOpen(writer.table!.node.content);
		const whole = new Slice(writer.view.state.doc.content, 0, 0);
		expect(pasted(whole, writer.view.state)).toBe(whole);
		writer.goTo(0, 0);
		for (const slice of [table, whole]) {
			const fitted = pasted(slice, writer.view.state);
			expect(fitted.content.content.every(({ type }) => type.name === 'paragraph')).toBe(true);
			expect(fitted.content.textBetween(0, fitted.content.size, ' ')).toContain('a b c d e f g h i');
		}
		writer.view.dispatch(writer.view.state.tr.replaceSelection(pasted(whole, writer.view.state)));
		expect(writer.shown[0]?.[0]).toContain('avant a b c');
		expect(writer.faults).toEqual([]);
	});
});
