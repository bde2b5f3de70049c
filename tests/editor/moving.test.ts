import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bullets, doc, paragraph } from '#domain/document/content.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { blockAt } from '#lib/editor/move/block-place.ts';
import {
	drop,
	duplicateBlock,
	mayDrop,
	moveBy,
	removeBlock,
	type MovedText,
	type MovingWork,
} from '#lib/editor/move/moving.ts';
import { sectionsOrigin } from '#lib/editor/origin.ts';
import { meet, openTogether, placeOf, select, shape, type, type Writer } from '../support/section-writers.ts';

let lea: Writer;
let samir: Writer;
let said: string[];
let refused: string[];
/** In whose text somebody else's caret is, by words of it. */
let occupied: string[];

beforeEach(() => {
	said = [];
	refused = [];
	occupied = [];
});

async function open(...blocks: ContentNode[]) {
	[lea, samir] = (await openTogether(2, doc(...blocks))) as [Writer, Writer];
}
const editorOf = (writer: Writer): MovedText => ({
	get state() {
		return writer.view.state;
	},
	view: writer.view,
});
const work = (writer: Writer): MovingWork => ({
	content: () => writer.content,
	whoIsIn: (_editor, { from, to }) => {
		const places = occupied.map((words) => placeOf(writer.view, words));
		return places.some((at) => at >= from && at <= to) ? ['Samir'] : [];
	},
	atOnce: (change) => writer.doc.transact(change, sectionsOrigin),
	say: (sentence) => void said.push(sentence),
	refuse: (sentence) => void refused.push(sentence),
});
const move = (by: -1 | 1) => moveBy(work(lea), editorOf(lea), by);
const at = (writer: Writer, words: string) =>
	blockAt(writer.view.state.doc.resolve(placeOf(writer.view, words)))!;

describe('a block moved up or down [VOC-8]', () => {
	test('changes places with its neighbour, keeps its caret, and is said', async () => {
		await open(paragraph('un'), paragraph('deux'), paragraph('trois'));
		select(lea, 'deux');
		expect(move(1)).toBe(true);
		expect(shape(lea)).toBe('(un) (trois) (deux)');
		expect(lea.view.state.selection.$from.parent.textContent).toBe('deux');
		expect(said).toEqual(['Descendu\u00a0: 3 sur 3.']);
		move(-1);
		move(-1);
		expect(shape(lea)).toBe('(deux) (un) (trois)');
		expect(move(-1)).toBe(false);
		expect(said.at(-1)).toBe('Déjà en haut.');
	});

	test('is not made anew: what others type in it at that very moment stays, whole', async () => {
		await open(paragraph('un'), paragraph('deux'), paragraph('trois'));
		select(lea, 'deux');
		move(-1);
		type(samir, 'deux', ' mots de Samir');
		meet(lea, samir);
		for (const writer of [lea, samir]) expect(shape(writer)).toBe('(deux mots de Samir) (un) (trois)');
	});

	test('is made anew in its turn when somebody writes in the neighbour, whose words stay', async () => {
		await open(paragraph('un'), paragraph('deux'));
		select(lea, 'deux');
		occupied = ['un'];
		expect(move(-1)).toBe(true);
		type(samir, 'un', ' mots de Samir');
		meet(lea, samir);
		expect(shape(lea)).toBe('(deux) (un mots de Samir)');
		expect(lea.view.state.selection.$from.parent.textContent).toBe('deux');
		expect(lea.view.state.selection.$from.parentOffset).toBe(4);
	});

	test('waits when people write in both, and says so', async () => {
		await open(paragraph('un'), paragraph('deux'));
		select(lea, 'deux');
		occupied = ['un', 'deux'];
		expect(move(-1)).toBe(false);
		expect(shape(lea)).toBe('(un) (deux)');
		expect(refused[0]).toMatch(/^Samir écrit ici\u00a0: le bloc n’a pas bougé/);
	});

	test('goes with the others that are selected', async () => {
		await open(paragraph('un'), paragraph('deux'), paragraph('trois'));
		select(lea, 'deux', 'trois');
		move(-1);
		expect(shape(lea)).toBe('(deux) (trois) (un)');
	});

	test('is an item inside a list, a whole table elsewhere', async () => {
		const cell = { type: 'tableCell', attrs: { column: 'V' }, content: [paragraph('case')] };
		const table = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] };
		await open(bullets('un', 'deux'), table);
		select(lea, 'deux');
		move(-1);
		expect(shape(lea)).toMatch(/^bullet\[li\[\(deux\)\] li\[\(un\)\]\]/);
		select(lea, 'case');
		move(-1);
		expect(shape(lea)).toMatch(/^table.*bullet\[li\[\(deux\)\] li\[\(un\)\]\]$/);
	});

	test('at the edge of a quote, is the quote', async () => {
		await open(paragraph('un'), { type: 'quote', content: [paragraph('deux'), paragraph('trois')] });
		select(lea, 'trois');
		move(-1);
		expect(shape(lea)).toBe('(un) quote[(trois) (deux)]');
		move(-1);
		expect(shape(lea)).toBe('quote[(trois) (deux)] (un)');
	});

	test('only what is typed in the neighbour before its author is known to be there goes with the old one', async () => {
		await open(paragraph('un'), paragraph('deux'));
		select(lea, 'deux');
		move(-1);
		type(samir, 'un', ' trop tard');
		type(samir, 'deux', ' à temps');
		meet(lea, samir);
		for (const writer of [lea, samir]) expect(shape(writer)).toBe('(deux à temps) (un)');
	});

	test('is one thing to undo, which gives back the order and every word', async () => {
		await open(paragraph('un'), paragraph('deux'));
		const undo = new Y.UndoManager(lea.content, { trackedOrigins: new Set([sectionsOrigin]) });
		select(lea, 'deux');
		move(-1);
		expect(undo.undoStack).toHaveLength(1);
		undo.undo();
		expect(shape(lea)).toBe('(un) (deux)');
	});
});

describe('a block that is dragged [VOC-8]', () => {
	test('goes before or after another, in its section', async () => {
		await open(paragraph('un'), paragraph('deux'), paragraph('trois'));
		const editor = editorOf(lea);
		const moved = { editor, block: at(lea, 'un') };
		expect(drop(work(lea), moved, { editor, block: at(lea, 'trois'), side: 'after' })).toBe(true);
		expect(shape(lea)).toBe('(deux) (trois) (un)');
		drop(work(lea), { editor, block: at(lea, 'un') }, { editor, block: at(lea, 'deux'), side: 'before' });
		expect(shape(lea)).toBe('(un) (deux) (trois)');
	});

	test('may stand only where the schema lets it, and never inside itself', async () => {
		await open(bullets('item'), paragraph('un'), { type: 'quote', content: [paragraph('dit')] });
		const editor = editorOf(lea);
		const target = (words: string) => ({ editor, block: at(lea, words), side: 'after' as const });
		expect(mayDrop({ editor, block: at(lea, 'item') }, target('un'))).toBe(false);
		expect(mayDrop({ editor, block: at(lea, 'un') }, target('dit'))).toBe(true);
		expect(mayDrop({ editor, block: at(lea, 'un') }, target('un'))).toBe(false);
	});

	test('takes what it leaves empty away with it', async () => {
		await open({ type: 'quote', content: [paragraph('dit')] }, paragraph('un'));
		const editor = editorOf(lea);
		drop(work(lea), { editor, block: at(lea, 'dit') }, { editor, block: at(lea, 'un'), side: 'after' });
		expect(shape(lea)).toBe('(un) (dit)');
	});

	test('waits while somebody writes in it', async () => {
		await open(paragraph('un'), paragraph('deux'));
		occupied = ['un'];
		const editor = editorOf(lea);
		const target = { editor, block: at(lea, 'deux'), side: 'after' as const };
		expect(drop(work(lea), { editor, block: at(lea, 'un') }, target)).toBe(false);
		expect(refused).toHaveLength(1);
	});
});

describe('a block duplicated or removed', () => {
	const commitment = (): ContentNode => ({
		type: 'commitment',
		attrs: { kind: 'task', id: crypto.randomUUID(), owner: 'seat:state', due: '2026-12-01', done: false },
		content: [{ type: 'text', text: 'Écrire' }],
	});

	test('a line of follow-up gets an id of its own, also inside what is duplicated', async () => {
		await open({ type: 'quote', content: [commitment()] }, commitment());
		const quote = {
			node: lea.view.state.doc.child(0),
			from: 0,
			to: lea.view.state.doc.child(0).nodeSize,
			path: [0],
		};
		duplicateBlock(work(lea), editorOf(lea), quote);
		const lines: Record<string, unknown>[] = [];
		lea.view.state.doc.descendants(
			(node) => void (node.type.name === 'commitment' && lines.push(node.attrs)),
		);
		expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
		expect(lines.map(({ id: _id, ...rest }) => rest)).toEqual(
			Array.from({ length: 3 }, () => ({
				kind: 'task',
				owner: 'seat:state',
				due: '2026-12-01',
				done: false,
			})),
		);
	});

	test('keeps marks, and what others write in the first one', async () => {
		const marked = { type: 'text', text: 'fort', marks: [{ type: 'bold' }] };
		await open(paragraph('un ', marked));
		duplicateBlock(work(lea), editorOf(lea), at(lea, 'un'));
		type(samir, 'fort', ' aussi');
		meet(lea, samir);
		expect(shape(lea)).toBe('(un fort aussi) (un fort)');
		expect(lea.view.state.doc.child(1).lastChild?.marks[0]?.type.name).toBe('bold');
	});

	test('removed, the last of its kind takes its list along, and a section keeps a place to write', async () => {
		await open(bullets('un'));
		removeBlock(work(lea), editorOf(lea), at(lea, 'un'));
		expect(shape(lea)).toBe('()');
		expect(said).toEqual(['Bloc supprimé. Ctrl+Z pour le remettre.']);
		expect((lea.content.get(0) as Y.XmlElement).get(0)).toBeInstanceOf(Y.XmlText);
	});
});
