import { addColumn, deleteColumn, widen } from '#lib/editor/table/columns.ts';
import { merge, split } from '#lib/editor/table/merge.ts';
import { addRow, deleteRow, moveRow } from '#lib/editor/table/rows.ts';
import { toggleHeader } from '#lib/editor/table/whole.ts';
import { splitBlock } from '@tiptap/pm/commands';
import type { Command } from '@tiptap/pm/state';
import { someTable } from '#tests/support/content.ts';
import { paragraph } from '#domain/document/content.ts';
import { TextSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aDocumentWith, aTable, open, syncAll, TableWriter } from '../support/table-writers.ts';

const commands: Record<string, Command> = {
	'row above': addRow('before'),
	'row below': addRow('after'),
	'row deleted': deleteRow,
	'row up': moveRow(-1),
	'row down': moveRow(1),
	'column before': addColumn('before'),
	'column after': addColumn('after'),
	'column deleted': deleteColumn,
	'merged right': merge('right'),
	'merged below': merge('below'),
	split,
	wider: widen(50),
	narrower: widen(-50),
	'header row': toggleHeader('headerRow'),
	'header column': toggleHeader('headerColumn'),
	paragraph: (state, dispatch) => splitBlock(state, dispatch),
};

interface Deed {
	readonly who: number;
	readonly what: string;
	readonly row: number;
	readonly column: number;
	/** Whom they hear afterwards, if anybody. */
	readonly hears: number;
}

const deeds = fc.array(
	fc.record<Deed>({
		who: fc.nat(2),
		what: fc.oneof(
			{ weight: 2, arbitrary: fc.constant('words') },
			{ weight: 3, arbitrary: fc.constantFrom(...Object.keys(commands)) },
		),
		row: fc.nat(9),
		column: fc.nat(9),
		hears: fc.nat(5),
	}),
	{ minLength: 5, maxLength: 40 },
);

/** What must be true of the table whatever happened, told apart from the table itself. */
class Ledger {
	readonly columns = { made: new Set<string>(), deleted: new Set<string>() };
	readonly rows = { made: new Set<string>(), deleted: new Set<string>() };
	/** Each word, with the cells that ever held it. */
	readonly words = new Map<string, { row: string; column: string }[]>();
	#count = 0;

	constructor(first: TableWriter) {
		for (const key of first.columnKeys) this.columns.made.add(key);
		for (const id of first.rowIds) this.rows.made.add(id);
		this.#note(first);
	}

	async perform(writer: TableWriter, { what, row, column }: Deed): Promise<void> {
		if (!writer.goTo(row, column)) return;
		this.#note(writer);
		if (what === 'words') writer.type(`mot${this.#count++};`);
		else {
			const { table } = writer;
			// The last row or column takes its table along: that is another test.
			if (what === 'row deleted' && (table?.rows.length ?? 0) < 2) return;
			if (what === 'column deleted' && (table?.layout.columns.length ?? 0) < 2) return;
			const before = { rows: writer.rowIds, columns: writer.columnKeys };
			writer.run(commands[what] ?? split);
			const after = { rows: writer.rowIds, columns: writer.columnKeys };
			count(this.rows, before.rows, after.rows);
			count(this.columns, before.columns, after.columns);
		}
		this.#note(writer);
	}

	/** Whether somebody deleted a row or a column in which this word ever stood. */
	isGone(word: string): boolean {
		return (this.words.get(word) ?? []).some(
			({ row, column }) => this.rows.deleted.has(row) || this.columns.deleted.has(column),
		);
	}

	#note(writer: TableWriter): void {
		for (const { row, column, words } of writer.cells)
			for (const word of words.match(/mot\w+;/g) ?? []) {
				const places = this.words.get(word) ?? [];
				if (!places.some((one) => one.row === row && one.column === column)) places.push({ row, column });
				this.words.set(word, places);
			}
	}
}

function count(ledger: { made: Set<string>; deleted: Set<string> }, before: string[], after: string[]): void {
	for (const one of after) if (!before.includes(one)) ledger.made.add(one);
	for (const one of before) if (!after.includes(one)) ledger.deleted.add(one);
}

const kept = ({ made, deleted }: Ledger['rows']) => [...made].filter((one) => !deleted.has(one)).sort();

function expectTrue(writers: TableWriter[], ledger: Ledger): void {
	const [first] = writers;
	for (const writer of writers) {
		expect(writer.unasked, 'written by merely showing').toEqual([]);
		expect(writer.stored).toBe(first?.stored);
		expect(writer.shown).toEqual(first?.shown);
		expect(writer.faults).toEqual([]);
		expect([...writer.rowIds].sort()).toEqual(kept(ledger.rows));
		const columns = kept(ledger.columns);
		if (columns.length > 0) expect([...writer.columnKeys].sort()).toEqual(columns);
		const shown = writer.shown.flat().join(' ');
		for (const { words } of columns.length > 0 && writer.rowIds.length > 0 ? writer.cells : [])
			for (const word of words.match(/mot\w+;/g) ?? []) expect(shown).toContain(word);
		for (const word of ledger.words.keys()) if (!ledger.isGone(word)) expect(shown).toContain(word);
	}
}

describe('several people in one table, through the commands of the editor', { timeout: 60_000 }, () => {
	test('however they add, delete, merge, move and write, there are the columns and rows that they made, and every word [E6] [E7]', async () => {
		let deletions = 0;
		let words = 0;
		await fc.assert(
			fc.asyncProperty(deeds, async (schedule) => {
				const writers = await open(
					3,
					aDocumentWith(aTable(['mota;', 'motb;', ''], ['motc;', '', ''], ['', '', 'motd;'])),
				);
				const ledger = new Ledger(writers[0]!);
				for (const deed of schedule) {
					const writer = writers[deed.who]!;
					// People together deleted every column that this one knows: a test of its own says what stands then.
					if (!writer.saysColumns) continue;
					await ledger.perform(writer, deed);
					const other = writers[deed.hears];
					if (other && other !== writer) writer.hear(other);
				}
				syncAll(writers);
				expectTrue(writers, ledger);
				deletions += ledger.columns.deleted.size + ledger.rows.deleted.size;
				words += [...ledger.words.keys()].filter((word) => !ledger.isGone(word)).length;
			}),
			{ numRuns: Number(process.env['TABLE_RUNS'] ?? 200) },
		);
		// Not vacuous: things were deleted, and words stayed.
		expect(deletions).toBeGreaterThan(50);
		expect(words).toBeGreaterThan(500);
	});
});

const words = [
	['a', 'b', 'c'],
	['d', 'e', 'f'],
	['g', 'h', 'i'],
];
const drawn = (writer: TableWriter) => writer.shown.map((row) => row.map((one) => one || '_').join(' '));

describe('two people', () => {
	test('adding rows and columns for four rounds have seven of each, not seventeen', async () => {
		const [lea, ines] = (await open(2, aDocumentWith(aTable(...words)))) as [TableWriter, TableWriter];
		for (let round = 0; round < 4; round++) {
			lea.goTo(round, 1);
			lea.run(addColumn(round % 2 ? 'before' : 'after'));
			lea.type(`colonne${round};`);
			ines.goTo(1, round);
			ines.run(addRow(round % 2 ? 'before' : 'after'));
			ines.type(`ligne${round};`);
			syncAll([lea, ines]);
		}
		for (const writer of [lea, ines]) {
			expect(writer.columnKeys).toHaveLength(7);
			expect(writer.shown).toHaveLength(7);
			const all = writer.shown.flat().join(' ');
			for (let round = 0; round < 4; round++) {
				expect(all).toContain(`colonne${round};`);
				expect(all).toContain(`ligne${round};`);
			}
			expect(writer.faults).toEqual([]);
			expect(writer.unasked).toEqual([]);
		}
	});

	test('a column that one deletes while the other adds a row and writes in it is gone; the words stand beside', async () => {
		const [lea, ines] = (await open(2, aDocumentWith(aTable(...words)))) as [TableWriter, TableWriter];
		lea.goTo(0, 1);
		lea.run(deleteColumn);
		ines.goTo(0, 1);
		ines.run(addRow('after'));
		ines.type('écrit');
		syncAll([lea, ines]);
		for (const writer of [lea, ines]) expect(drawn(writer)).toEqual(['a c', 'écrit _', 'd f', 'g i']);
	});

	test('who together delete every column lose no word beyond those; columns of a row added meanwhile stand again', async () => {
		const [lea, ines] = (await open(2, aDocumentWith(aTable(['a', 'b'], ['c', 'd'])))) as [
			TableWriter,
			TableWriter,
		];
		lea.goTo(0, 0);
		lea.run(deleteColumn);
		lea.run(addRow('after'));
		lea.type('écrit');
		ines.goTo(0, 1);
		ines.run(deleteColumn);
		syncAll([lea, ines]);
		for (const writer of [lea, ines]) {
			expect(writer.saysColumns).toBe(false);
			expect(drawn(writer)).toEqual(['_', 'écrit', '_']);
			expect(writer.faults).toEqual([]);
			expect(writer.unasked).toEqual([]);
		}
		lea.goTo(1, 0);
		lea.run(addColumn('after'));
		syncAll([lea, ines]);
		expect(drawn(ines)).toEqual(['_ _', 'écrit _', '_ _']);
	});

	test('a row that one moves or a cell that one merges keeps what the other types in it', async () => {
		const [lea, ines] = (await open(2, aDocumentWith(aTable(...words)))) as [TableWriter, TableWriter];
		ines.goTo(1, 1);
		ines.type(' tapé');
		lea.goTo(1, 0);
		lea.run(moveRow(-1));
		lea.run(merge('right'));
		syncAll([lea, ines]);
		for (const writer of [lea, ines])
			expect(writer.shown).toEqual([['d e', ' tapé', 'f'], words[0], words[2]]);
	});

	test('a caret in an empty cell that somebody covers goes to the cell over it, and writes nothing', async () => {
		const [lea, ines] = (await open(2, aDocumentWith(aTable(['a', '', 'c'], words[1]!)))) as [
			TableWriter,
			TableWriter,
		];
		ines.goTo(0, 1);
		lea.goTo(0, 0);
		lea.run(merge('right'));
		ines.hear(lea);
		expect(ines.unasked).toEqual([]);
		ines.type('!');
		expect(drawn(ines)).toEqual(['a! _ c', 'd e f']);
	});

	test('whatever table is stored, showing it changes nothing [E7]', async () => {
		await fc.assert(
			fc.asyncProperty(someTable, async (table) => {
				const writer = await TableWriter.open(aDocumentWith(paragraph('avant'), table));
				const before = Y.encodeStateAsUpdate(writer.doc);
				writer.view.dispatch(
					writer.view.state.tr.setSelection(TextSelection.create(writer.view.state.doc, 3)),
				);
				expect(writer.unasked).toEqual([]);
				expect(Y.encodeStateAsUpdate(writer.doc)).toEqual(before);
			}),
			{ numRuns: 50 },
		);
	});
});
