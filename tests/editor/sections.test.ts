import { Sections } from '#lib/editor/sections.svelte.ts';
import { fillTextblocks } from '#lib/editor/steady/steady.ts';
import { SharedUndo } from '#lib/editor/undo.ts';
import { buildState, faults, readSections } from '#server/documents/state.ts';
import { doc, paragraph } from '#domain/document/content.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

const section = (title: string) =>
	({ id: crypto.randomUUID(), title, status: 'todo', party: null, content: doc(paragraph(title)) }) as const;

/** One person's copy of the same document. */
function copies(count: number, titles: string[]): { ydoc: Y.Doc; sections: Sections }[] {
	const { bytes } = buildState(titles.map(section));
	return Array.from({ length: count }, () => {
		const ydoc = new Y.Doc();
		Y.applyUpdate(ydoc, bytes);
		return { ydoc, sections: new Sections(ydoc) };
	});
}

function exchange(...docs: Y.Doc[]): void {
	for (const from of docs)
		for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

const titles = (ydoc: Y.Doc) => readSections(ydoc).map(({ title }) => title);
const idOf = (ydoc: Y.Doc, title: string) => readSections(ydoc).find((one) => one.title === title)?.id ?? '';
const textOf = (sections: Sections, id: string) =>
	(sections.parts(id)?.content.get(0) as Y.XmlElement).get(0) as Y.XmlText;

describe('sections', () => {
	test('are added, moved, set aside and put back, always as this release writes them', () => {
		const [{ ydoc, sections }] = copies(1, ['Un', 'Deux', 'Trois']) as [{ ydoc: Y.Doc; sections: Sections }];
		const added = sections.add(idOf(ydoc, 'Un'));
		sections.parts(added)?.title.insert(0, 'Entre');
		expect(titles(ydoc)).toEqual(['Un', 'Entre', 'Deux', 'Trois']);
		sections.move(idOf(ydoc, 'Trois'), -1);
		sections.move(idOf(ydoc, 'Un'), 1);
		sections.move(idOf(ydoc, 'Entre'), -1);
		expect(titles(ydoc)).toEqual(['Entre', 'Un', 'Trois', 'Deux']);
		const un = idOf(ydoc, 'Un');
		sections.remove(un);
		expect(titles(ydoc)).toEqual(['Entre', 'Trois', 'Deux']);
		sections.restore(un);
		sections.setStatus(un, 'ready');
		expect(readSections(ydoc)[1]).toMatchObject({ title: 'Un', status: 'ready' });
		expect(faults(ydoc)).toEqual([]);
	});

	test('the first words in one begin it, and are undone with that; what somebody said of it stays', () => {
		const [mine, theirs] = copies(2, ['Un']) as [
			{ ydoc: Y.Doc; sections: Sections },
			{ ydoc: Y.Doc; sections: Sections },
		];
		const { ydoc, sections } = mine;
		const id = idOf(ydoc, 'Un');
		const typed = Symbol('an editor');
		const undo = new SharedUndo(sections.root, typed);
		const write = (words: string) => {
			undo.stopCapturing();
			ydoc.transact(() => textOf(sections, id).insert(0, words), typed);
			sections.begin(id);
		};
		const status = () => readSections(ydoc)[0]?.status;
		for (let round = 0; round < 3; round++) {
			write('Nos mots. ');
			expect(status()).toBe('doing');
			undo.undo();
			expect(textOf(sections, id).toString()).toBe('Un');
			expect(status()).toBe('todo');
		}
		write('Nos mots. ');
		exchange(ydoc, theirs.ydoc);
		theirs.sections.setStatus(id, 'ready');
		theirs.sections.setStatus(id, 'todo');
		exchange(ydoc, theirs.ydoc);
		write('D’autres. ');
		expect(status()).toBe('todo');
		expect(faults(ydoc)).toEqual([]);
	});

	test.each<[string, string, string, number]>([
		['behind', 'V', 'z'.repeat(200), 2],
		['before', `${'0'.repeat(199)}1`, 'V', 0],
		['between', 'A', `A${'0'.repeat(198)}1`, 1],
	])('can be added and moved %s keys that leave no room [ORD-1]', (_name, first, last, place) => {
		const [{ ydoc, sections }, other] = copies(2, ['Un', 'Deux']) as [
			{ ydoc: Y.Doc; sections: Sections },
			{ ydoc: Y.Doc; sections: Sections },
		];
		const root = ydoc.getMap<Y.Map<unknown>>('sections');
		root.get(idOf(ydoc, 'Un'))?.set('order', first);
		root.get(idOf(other.ydoc, 'Deux'))?.set('order', last);
		const after = place === 0 ? null : idOf(other.ydoc, place === 1 ? 'Un' : 'Deux');
		const added = new Sections(ydoc).add(after);
		expect(sections.parts(added)).toBeDefined();
		const expected = ['Un', 'Deux'].toSpliced(place, 0, '');
		expect(titles(ydoc)).toEqual(expected);
		expect(faults(ydoc)).toEqual([]);
		for (const map of root.values()) expect(String(map.get('order')).length).toBeLessThanOrEqual(100);
		root.get(idOf(ydoc, 'Deux'))?.set('order', 'z'.repeat(200));
		new Sections(ydoc).move(idOf(ydoc, 'Un'), 1);
		new Sections(ydoc).add(idOf(ydoc, 'Deux'));
		exchange(ydoc, other.ydoc);
		expect(titles(other.ydoc)).toEqual(titles(ydoc));
		expect(faults(ydoc)).toEqual([]);
	});

	test('moving one while somebody types in it loses nothing, wherever both happen', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.boolean(), fc.nat(3), fc.constantFrom(-1 as const, 1 as const), fc.boolean()), {
					maxLength: 30,
				}),
				(acts) => {
					const [a, b] = copies(2, ['A', 'B', 'C', 'D']) as [
						ReturnType<typeof copies>[0],
						ReturnType<typeof copies>[0],
					];
					const ids = readSections(a.ydoc).map(({ id }) => id);
					let typed = 0;
					for (const [first, which, by, meet] of acts) {
						const [mover, writer] = first ? [a, b] : [b, a];
						mover.sections.move(ids[which] ?? '', by);
						textOf(writer.sections, ids[which] ?? '').insert(0, '§');
						typed++;
						if (meet) exchange(a.ydoc, b.ydoc);
					}
					exchange(a.ydoc, b.ydoc);
					expect(readSections(a.ydoc)).toEqual(readSections(b.ydoc));
					expect(readSections(a.ydoc)).toHaveLength(4);
					expect(JSON.stringify(readSections(a.ydoc)).split('§').length - 1).toBe(typed);
				},
			),
			{ numRuns: 60 },
		);
	});
});

describe('undo', () => {
	const editing = Symbol('editor');

	test('is one for a person across sections, and never takes back what others wrote', () => {
		const [a, b] = copies(2, ['A', 'B']) as [ReturnType<typeof copies>[0], ReturnType<typeof copies>[0]];
		const undo = new SharedUndo(a.sections.root, editing);
		const [idA, idB] = [idOf(a.ydoc, 'A'), idOf(a.ydoc, 'B')];
		const write = (id: string, words: string) => {
			a.ydoc.transact(() => textOf(a.sections, id).insert(0, words), editing);
			undo.stopCapturing();
		};
		write(idA, 'un ');
		write(idB, 'deux ');
		textOf(b.sections, idB).insert(0, 'autre ');
		exchange(a.ydoc, b.ydoc);
		undo.undo();
		undo.undo();
		exchange(a.ydoc, b.ydoc);
		expect([idA, idB].map((id) => textOf(b.sections, id).toString())).toEqual(['A', 'autre B']);
		undo.redo();
		expect(textOf(a.sections, idA).toString()).toBe('un A');
	});

	test('gives a removed section back, with what was typed in it meanwhile', () => {
		const [a, b] = copies(2, ['A', 'B']) as [ReturnType<typeof copies>[0], ReturnType<typeof copies>[0]];
		const undo = new SharedUndo(a.sections.root, editing);
		const id = idOf(a.ydoc, 'A');
		a.sections.remove(id);
		textOf(b.sections, id).insert(0, 'encore ');
		exchange(a.ydoc, b.ydoc);
		expect(titles(a.ydoc)).toEqual(['B']);
		undo.undo();
		exchange(a.ydoc, b.ydoc);
		expect(titles(b.ydoc)).toEqual(['A', 'B']);
		expect(textOf(b.sections, id).toString()).toBe('encore A');
	});

	test('keeps a new section in which somebody has written since', () => {
		const [a, b] = copies(2, ['A']) as [ReturnType<typeof copies>[0], ReturnType<typeof copies>[0]];
		const undo = new SharedUndo(a.sections.root, editing);
		const id = a.sections.add(null);
		exchange(a.ydoc, b.ydoc);
		textOf(b.sections, id).insert(0, 'déjà écrit');
		exchange(a.ydoc, b.ydoc);
		undo.undo();
		expect(JSON.stringify(readSections(a.ydoc))).toContain('déjà écrit');
	});

	test('sets a new section aside, with what somebody is writing in it, and redo brings both back', () => {
		const [a, b] = copies(2, ['A']) as [ReturnType<typeof copies>[0], ReturnType<typeof copies>[0]];
		const undo = new SharedUndo(a.sections.root, editing);
		const id = a.sections.add(null);
		exchange(a.ydoc, b.ydoc);
		for (let time = 0; time < 2; time++) {
			undo.undo();
			expect(titles(a.ydoc)).toEqual(['A']);
			undo.redo();
		}
		undo.undo();
		textOf(b.sections, id).insert(0, 'en ce moment');
		exchange(a.ydoc, b.ydoc);
		for (const { ydoc, sections } of [a, b]) {
			expect(titles(ydoc)).toEqual(['A']);
			expect(textOf(sections, id).toString()).toBe('en ce moment');
		}
		undo.redo();
		exchange(a.ydoc, b.ydoc);
		for (const { ydoc } of [a, b]) expect(JSON.stringify(readSections(ydoc))).toContain('en ce moment');
	});

	test('survives the editor of a section that goes away', () => {
		const [a] = copies(1, ['A']) as [ReturnType<typeof copies>[0]];
		const undo = new SharedUndo(a.sections.root, editing);
		undo.destroy();
		a.sections.setStatus(idOf(a.ydoc, 'A'), 'ready');
		expect(undo.undoStack).toHaveLength(1);
		undo.close();
	});
});

test('an empty paragraph has its shared text before anyone writes in it', () => {
	const fragment = new Y.Doc().getXmlFragment('content');
	const item = new Y.XmlElement('listItem');
	item.insert(0, [new Y.XmlElement('paragraph')]);
	const list = new Y.XmlElement('list');
	list.insert(0, [item]);
	fragment.insert(0, [new Y.XmlElement('paragraph'), list]);
	fillTextblocks(fragment);
	const paragraphs = [
		...fragment.createTreeWalker((node) => (node as Y.XmlElement).nodeName === 'paragraph'),
	];
	expect(paragraphs.map((one) => (one as Y.XmlElement).length)).toEqual([1, 1]);
});
