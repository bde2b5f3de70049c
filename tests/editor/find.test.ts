import { bullets, doc, heading, paragraph, text } from '#domain/document/content.ts';
import { checkContent } from '#domain/document/check.ts';
import { sectionSchema } from '#domain/document/schema.ts';
import { fold } from '#domain/search/fold.ts';
import { passagesOf, shownPassages } from '#lib/editor/find/passages.ts';
import { spansIn } from '#lib/editor/find/question.ts';
import { markOf, matchesIn, rankAt, replaceMatches } from '#lib/editor/find/search.ts';
import { sectionsOrigin } from '#lib/editor/origin.ts';
import { Sections } from '#lib/editor/sections.svelte.ts';
import { SharedUndo } from '#lib/editor/undo.ts';
import { readContent, writeContent } from '#server/documents/content.ts';
import { buildState, faults, readSections } from '#server/documents/state.ts';
import type { ContentNode } from '#domain/document/document.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { someContent } from '../support/content.ts';

const asked = (words: string, { exact = false, whole = false } = {}) => ({ words, exact, whole });
const found = (within: string, words: string, options = {}) =>
	spansIn(within, asked(words, options)).map(({ from, to }) => within.slice(from, to));

describe('words are found', () => {
	test.each([
		['La Préfète et la PRÉFÈTE', 'prefete', ['Préfète', 'PRÉFÈTE']],
		['l’école', "l'ecole", ['l’école']],
		['12\u202f500\u00a0€', '12 500 €', ['12\u202f500\u00a0€']],
		['un cœur, le coeur', 'cœur', ['cœur', 'coeur']],
		['un cœur', 'e', []],
		['e\u0301cole', 'ec', ['e\u0301c']],
		['aaaa', 'aa', ['aa', 'aa']],
		['🏫 école 🏫', 'ecole', ['école']],
		['rien', '', []],
	])('without regard to capitals and accents: in %j, %j', (within, words, expected) => {
		expect(found(within, words)).toEqual(expected);
	});

	test('as they are written, when asked', () => {
		expect(found('La Cité, la cité, la cite', 'cité', { exact: true })).toEqual(['cité']);
		expect(found('l’an 12\u00a0h', "l'an 12 h", { exact: true })).toEqual(['l’an 12\u00a0h']);
	});

	test('as whole words, when asked', () => {
		expect(spansIn('cités, cité; la cité2 (cité)', asked('cite', { whole: true }))).toEqual([
			{ from: 7, to: 11 },
			{ from: 23, to: 27 },
		]);
	});

	test('wherever somebody put them, and nowhere else', () => {
		const some = fc.string({ unit: 'grapheme', maxLength: 12 });
		fc.assert(
			fc.property(some, some, some, fc.boolean(), (before, words, after, exact) => {
				const within = `${before}|${words}|${after}`;
				const all = spansIn(within, asked(words, { exact }));
				if (words !== '' && fold(words) !== '' && !fold(within).includes('||'))
					expect(all.length).toBeGreaterThan(0);
				for (const { from, to } of all) expect(fold(within.slice(from, to))).toBe(fold(words));
			}),
			{ numRuns: 500 },
		);
	});
});

test('an editor shows the same passages as the shared document has, in the same order', () => {
	fc.assert(
		fc.property(someContent, (content) => {
			const ydoc = new Y.Doc();
			const fragment = ydoc.getXmlFragment('content');
			writeContent(fragment, content);
			const node = sectionSchema.nodeFromJSON(checkContent(content));
			const shown = shownPassages(node);
			expect(shown.map(({ words }) => words)).toEqual(passagesOf(fragment).map(({ words }) => words));
			for (const { words, at } of shown) expect(node.textBetween(at, at + words.length)).toBe(words);
		}),
		{ numRuns: 200 },
	);
});

interface Copy {
	readonly ydoc: Y.Doc;
	readonly sections: Sections;
	readonly undo: SharedUndo;
}

function copies(count: number, ...contents: { title: string; content: ContentNode }[]): Copy[] {
	const { bytes } = buildState(
		contents.map((one) => ({ ...one, id: crypto.randomUUID(), status: 'todo', party: null })),
	);
	return Array.from({ length: count }, () => {
		const ydoc = new Y.Doc();
		Y.applyUpdate(ydoc, bytes);
		const sections = new Sections(ydoc);
		return { ydoc, sections, undo: new SharedUndo(sections.root, 'editor') };
	});
}

function replaceAll({ ydoc, sections }: Copy, words: string, by: string, options = {}): number {
	return ydoc.transact(
		() => replaceMatches(matchesIn(sections, asked(words, options)), asked(words, options), by),
		sectionsOrigin,
	);
}

const contentOf = (copy: Copy, at = 0) => readSections(copy.ydoc)[at]!.content.content;

describe('words are replaced', () => {
	test('in titles, texts, lists and notes, marks kept, as one thing to undo', () => {
		const note = { type: 'footnote', content: [{ type: 'text', text: 'Le maire signe.' }] };
		const [copy] = copies(
			1,
			{
				title: 'Le maire',
				content: doc(
					heading(1, 'Le maire décide'),
					paragraph('Avec ', text('le maire', 'bold'), ' et ', text('la Maire', 'italic'), note),
					bullets('Maire.'),
				),
			},
			{ title: 'Annexe', content: doc(paragraph('Maires')) },
		) as [Copy];
		const before = readSections(copy.ydoc);
		expect(replaceAll(copy, 'maire', 'préfet')).toBe(7);
		expect(readSections(copy.ydoc)[0]?.title).toBe('Le préfet');
		expect(contentOf(copy)).toMatchObject([
			{ content: [{ text: 'Le préfet décide' }] },
			{
				content: [
					{ text: 'Avec ' },
					{ text: 'le préfet', marks: [{ type: 'bold' }] },
					{ text: ' et ' },
					{ text: 'la Préfet', marks: [{ type: 'italic' }] },
					{ content: [{ text: 'Le préfet signe.' }] },
				],
			},
			{ content: [{ content: [{ content: [{ text: 'Préfet.' }] }] }] },
		]);
		expect(contentOf(copy, 1)).toMatchObject([{ content: [{ text: 'Préfets' }] }]);
		expect(faults(copy.ydoc)).toEqual([]);
		expect(copy.undo.undoStack).toHaveLength(1);
		copy.undo.undo();
		expect(readSections(copy.ydoc)).toEqual(before);
	});

	test('by as few letters as can be: a caret in a word that gains its plural stays there', () => {
		const [copy] = copies(1, {
			title: '',
			content: doc(paragraph('La ', text('cité', 'bold'), ' vit.')),
		}) as [Copy];
		const deltas: unknown[] = [];
		const words = (copy.sections.parts(copy.sections.list[0]!.id)!.content.get(0) as Y.XmlElement).get(0);
		(words as Y.XmlText).observe((event) => deltas.push(event.delta));
		replaceAll(copy, 'cité', 'cités');
		expect(deltas).toEqual([[{ retain: 7 }, { insert: 's', attributes: { bold: {} } }]]);
	});

	test('by nothing, by a word that holds them, and across two marks', () => {
		const content = doc(paragraph(text('co', 'bold'), 'mité, comité, ', text('comité', 'italic')));
		const [copy] = copies(1, { title: '', content }) as [Copy];
		replaceAll(copy, 'comité', 'comité de pilotage');
		expect(contentOf(copy)).toMatchObject([
			{
				content: [
					{ text: 'co', marks: [{ type: 'bold' }] },
					{ text: 'mité de pilotage, comité de pilotage, ' },
					{ text: 'comité de pilotage', marks: [{ type: 'italic' }] },
				],
			},
		]);
		replaceAll(copy, ' de pilotage', '');
		replaceAll(copy, 'comité', '');
		expect(contentOf(copy)).toMatchObject([{ content: [{ text: ', , ' }] }]);
	});

	test('an emoji by another, whole', () => {
		const [copy] = copies(1, { title: '', content: doc(paragraph('a😀b')) }) as [Copy];
		replaceAll(copy, '😀', '😁');
		expect(contentOf(copy)).toMatchObject([{ content: [{ text: 'a😁b' }] }]);
	});

	test('but not in a title that would be too long', () => {
		const [copy] = copies(1, { title: `x${'a'.repeat(290)}`, content: doc(paragraph('x')) }) as [Copy];
		expect(replaceAll(copy, 'x', 'y'.repeat(20))).toBe(1);
		expect(readSections(copy.ydoc)[0]?.title).toMatch(/^xa/);
	});

	/** Somebody else’s keys: each types a sign of its own, or takes a letter away. */
	const keys = fc.array(
		fc.record({ block: fc.nat(2), at: fc.nat(40), erases: fc.boolean(), late: fc.boolean() }),
		{ maxLength: 12 },
	);

	test('while others type: nobody loses a letter, all see the same, and undo gives back exactly what was there', () => {
		const content = doc(
			paragraph('Le maire et la maire'),
			paragraph('maire', text('maire', 'bold'), 'maire'),
			paragraph('rien ici, sauf un maire.'),
		);
		fc.assert(
			fc.property(keys, fc.constantFrom('préfet', 'maires', '', 'm'), (theirs, by) => {
				const [ours, other, alone] = copies(3, { title: 'Le maire', content }) as [Copy, Copy, Copy];
				const type = (late: boolean) => {
					for (const key of theirs.filter((one) => one.late === late)) {
						const id = other.sections.list[0]!.id;
						const block = other.sections.parts(id)!.content.get(key.block) as Y.XmlElement;
						const words = block.get(0) as Y.XmlText;
						const at = key.at % (words.length + 1);
						// A letter that both take away comes back with the undo of one, as in any text of Yjs.
						if (!key.erases || late) words.insert(at, '§');
						else if (at < words.length) words.delete(at, 1);
					}
				};
				type(false);
				Y.applyUpdate(ours.ydoc, Y.encodeStateAsUpdate(other.ydoc));
				replaceAll(ours, 'maire', by);
				type(true);
				Y.applyUpdate(alone.ydoc, Y.encodeStateAsUpdate(other.ydoc));
				Y.applyUpdate(ours.ydoc, Y.encodeStateAsUpdate(other.ydoc));
				Y.applyUpdate(other.ydoc, Y.encodeStateAsUpdate(ours.ydoc));
				expect(readSections(other.ydoc)).toEqual(readSections(ours.ydoc));
				const signs = (copy: Copy) => JSON.stringify(readSections(copy.ydoc)).split('§').length;
				expect(signs(ours)).toBe(signs(alone));
				expect(faults(ours.ydoc)).toEqual([]);
				ours.undo.undo();
				expect(JSON.stringify(readSections(ours.ydoc))).toBe(JSON.stringify(readSections(alone.ydoc)));
			}),
			{ numRuns: 300 },
		);
	});
});

test('one stays at the place one had come to, whatever the others write before it', () => {
	const [ours, other] = copies(2, { title: 'A', content: doc(paragraph('mot mot'), paragraph('mot')) }) as [
		Copy,
		Copy,
	];
	const look = () => matchesIn(ours.sections, asked('mot'));
	const mark = markOf(look()[1]!)!;
	const content = other.sections.parts(other.sections.list[0]!.id)!.content;
	((content.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Un mot, ');
	Y.applyUpdate(ours.ydoc, Y.encodeStateAsUpdate(other.ydoc));
	expect(rankAt(look(), mark, ours.ydoc)).toBe(2);
	// The word itself goes: the next of the same passage, else nowhere.
	((content.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(12, 3);
	Y.applyUpdate(ours.ydoc, Y.encodeStateAsUpdate(other.ydoc));
	expect(rankAt(look(), mark, ours.ydoc)).toBe(-1);
	expect(readContent(content).content).toHaveLength(2);
});
