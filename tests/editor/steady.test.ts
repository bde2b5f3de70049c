import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { TextSelection } from '@tiptap/pm/state';
import type { ContentNode } from '#domain/document/document.ts';
import { steadyPlugin } from '#lib/editor/steady/steady.ts';
import { readContent, writeContent } from '#server/documents/content.ts';
import { openSectionView, type SectionView } from '../support/section-view.ts';

const actor = '11111111-1111-4111-8111-111111111111';
const text = (words: string): ContentNode => ({ type: 'text', text: words });
const note = (...content: ContentNode[]): ContentNode => ({ type: 'footnote', content });
const mention: ContentNode = { type: 'mention', attrs: { actor } };
const line = (...content: ContentNode[]): ContentNode => ({
	type: 'paragraph',
	attrs: { level: 0 },
	content,
});

/** Somebody who types in the editor's real binding; what they write waits until it is delivered. */
class Typist {
	readonly doc = new Y.Doc();
	readonly waiting: Uint8Array[] = [];
	view!: SectionView;

	static async all(count: number, content: ContentNode[]): Promise<Typist[]> {
		const origin = new Y.Doc();
		writeContent(origin.getXmlFragment('content'), { type: 'doc', content });
		const people = Array.from({ length: count }, () => new Typist());
		for (const person of people) {
			Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(origin), 'server');
			person.doc.on('update', (update: Uint8Array, from: unknown) => {
				if (from !== 'server') for (const other of people) if (other !== person) other.waiting.push(update);
			});
			person.view = await openSectionView(person.content, steadyPlugin());
		}
		return people;
	}

	get content(): Y.XmlFragment {
		return this.doc.getXmlFragment('content');
	}

	/** Every place where letters may stand. */
	get places(): number[] {
		const places: number[] = [];
		const { doc } = this.view.state;
		for (let at = 0; at <= doc.content.size; at++) if (doc.resolve(at).parent.inlineContent) places.push(at);
		return places;
	}

	type(letters: string, at: number): void {
		this.view.dispatch(this.view.state.tr.insertText(letters, at));
	}

	put(name: string, attrs: Record<string, unknown>, at: number): void {
		const node = this.view.state.schema.node(name, attrs);
		this.view.dispatch(this.view.state.tr.insert(at, node));
	}

	hear(count = this.waiting.length): void {
		for (const update of this.waiting.splice(0, count)) Y.applyUpdate(this.doc, update, 'server');
	}
}

const wordsOf = ({ view }: Typist) => view.state.doc.textContent;
const letters = (words: string) => [...words].toSorted().join('');
function settleAll(people: readonly Typist[]): void {
	while (people.some(({ waiting }) => waiting.length > 0)) for (const person of people) person.hear();
}

describe('two people who begin to type at the same moment where there was no word [E6]', () => {
	const places: [string, ContentNode, number][] = [
		['in an empty paragraph', line(), 1],
		['in an empty note', line(text('Mots'), note()), 6],
		['after a note at the end of a paragraph', line(text('Mots'), note(text('n'))), 8],
		['after a mention at the end of a paragraph', line(text('Mots'), mention), 6],
		['before a mention at the beginning', line(mention, text('Mots')), 1],
		['between two mentions', line(mention, mention), 2],
		['in a line that holds a mention only, after it', line(mention), 2],
		['after a line break at the end', line(text('Mots'), { type: 'hardBreak' }), 6],
		[
			'in an empty decision',
			{ type: 'commitment', attrs: { kind: 'decision', id: actor, owner: '', due: '', done: false } },
			1,
		],
	];
	test.each(places)('%s: every letter is there once', async (_where, content, at) => {
		const [ana, bob] = (await Typist.all(2, [content])) as [Typist, Typist];
		const before = wordsOf(ana);
		for (let n = 0; n < 4; n++) {
			ana.type('abcd'[n]!, at + n);
			bob.type('wxyz'[n]!, at + n);
			if (n === 1) ana.hear();
			if (n === 2) bob.hear(1);
		}
		settleAll([ana, bob]);
		expect(letters(wordsOf(ana))).toBe(letters(`${before}abcdwxyz`));
		expect(wordsOf(bob)).toBe(wordsOf(ana));
		expect(readContent(bob.content)).toEqual(readContent(ana.content));
	});

	test('while a third edits the same line: the empty place is not made anew', async () => {
		const [ana, bob, eve] = (await Typist.all(3, [line(text('Mots'), note())])) as [Typist, Typist, Typist];
		eve.type('De ', 1);
		ana.type('a', 7);
		bob.type('b', 7);
		eve.type('ces ', 4);
		settleAll([ana, bob, eve]);
		expect(letters(wordsOf(ana))).toBe(letters('De ces Motsab'));
		expect(wordsOf(eve)).toBe(wordsOf(ana));
	});

	test('what somebody writes after a note that another deletes stays', async () => {
		const [ana, bob] = (await Typist.all(2, [line(text('Avant'), note(text('n')), text(' après'))])) as [
			Typist,
			Typist,
		];
		ana.view.dispatch(ana.view.state.tr.delete(6, 9));
		bob.type('!', 15);
		settleAll([ana, bob]);
		expect(wordsOf(ana)).toBe('Avant après!');
		ana.type('.', 13);
		bob.type(' et', 6);
		settleAll([ana, bob]);
		expect(wordsOf(bob)).toBe('Avant et après!.');
		expect(wordsOf(ana)).toBe(wordsOf(bob));
	});

	test('and Enter after it leaves that place as it is', async () => {
		const [ana, bob] = (await Typist.all(2, [line(text('Mots'), mention)])) as [Typist, Typist];
		const end = 6;
		ana.view.dispatch(
			ana.view.state.tr.setSelection(TextSelection.create(ana.view.state.doc, end)).split(end),
		);
		bob.type('x', end);
		settleAll([ana, bob]);
		expect(wordsOf(ana)).toBe('Motsx');
		expect(ana.view.state.doc.childCount).toBe(2);
		expect(wordsOf(bob)).toBe('Motsx');
	});
});

test('people who type in notes, decisions and around elements, in any order, lose and double no letter [E6]', async () => {
	const start = [
		line(text('un'), note(text('deux')), mention),
		line(),
		{
			type: 'commitment',
			attrs: { kind: 'task', id: actor, owner: '', due: '', done: false },
			content: [text('trois'), note()],
		},
		line(mention, { type: 'hardBreak' }),
	];
	const step = fc.record({
		who: fc.nat(2),
		where: fc.double({ min: 0, max: 0.999, noNaN: true }),
		what: fc.constantFrom('type', 'type', 'type', 'type', 'hear', 'hear', 'put'),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
			const people = await Typist.all(3, start);
			const before = wordsOf(people[0]!);
			let typed = '';
			for (const { who, where, what } of steps) {
				const person = people[who]!;
				const { places } = person;
				const at = places[Math.floor(where * places.length)]!;
				const { parent, parentOffset } = person.view.state.doc.resolve(at);
				const isEnd = parentOffset === parent.content.size && parent.type.name !== 'footnote';
				if (what === 'hear') person.hear(1 + Math.floor(where * 3));
				// A line that is cut in two by several at once repeats its end, as a split paragraph does: put at ends only.
				else if (what === 'put') {
					if (isEnd) person.put('mention', { actor }, at);
				} else {
					const letter = String.fromCodePoint(0x4e00 + typed.length);
					typed += letter;
					person.type(letter, at);
				}
			}
			settleAll(people);
			for (const person of people) expect(letters(wordsOf(person))).toBe(letters(before + typed));
			for (const person of people) expect(wordsOf(person)).toBe(wordsOf(people[0]!));
		}),
		{ numRuns: 40 },
	);
}, 60_000);
