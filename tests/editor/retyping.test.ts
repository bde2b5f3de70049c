import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bullets, doc, heading, numbered, paragraph } from '#domain/document/content.ts';
import { setLevel, type Level } from '#lib/editor/blocks.ts';
import { toggleWrap } from '#lib/editor/insert/block-commands.ts';
import { toggleBox } from '#lib/editor/check-boxes.ts';
import { innermostList, toggleListKind, type ListKind } from '#lib/editor/lists.ts';
import { TextSelection, type Command } from '@tiptap/pm/state';
import { meet, openTogether, order, shape, type Writer } from '../support/section-writers.ts';

const people = 3;
const kinds: ListKind[] = ['bullet', 'ordered', 'check'];

/** Only what is an attribute: a list of another kind, never out of a list. */
const retypeList =
	(kind: ListKind): Command =>
	(state, dispatch) => {
		const list = innermostList(state);
		return list !== null && list.kind !== kind && toggleListKind(kind)(state, dispatch);
	};
const retypeCallout =
	(tone: string): Command =>
	(state, dispatch) => {
		const { $from } = state.selection;
		const isInside = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1)).some(
			({ type, attrs }) => type.name === 'callout' && attrs['tone'] !== tone,
		);
		return isInside && toggleWrap('callout', { tone })(state, dispatch);
	};
const levels: Level[] = [0, 1, 2, 3];
/** Levels of several blocks at once; of lists and callouts, the one of the caret. */
const commands: Command[] = [
	...levels.map(setLevel),
	...kinds.map(retypeList),
	toggleBox,
	retypeCallout('note'),
	retypeCallout('warning'),
];

const start = doc(
	paragraph('Un.'),
	heading(1, 'Deux.'),
	bullets('Trois.', 'Quatre.'),
	{ type: 'callout', attrs: { tone: 'note' }, content: [paragraph('Cinq.'), numbered('Six.', 'Sept.')] },
	{ type: 'quote', content: [paragraph('Huit.')] },
	paragraph(),
);

/** One thing that somebody does: types a word at the end of a block, retypes what is selected, or meets another. */
const act = fc.record({
	who: fc.nat(people - 1),
	what: fc.oneof(
		{ weight: 4, arbitrary: fc.constant('type' as const) },
		{ weight: 4, arbitrary: fc.nat(commands.length - 1) },
		{ weight: 1, arbitrary: fc.constant('meet' as const) },
	),
	place: fc.nat(40),
	until: fc.nat(40),
});

describe('levels, kinds of lists, boxes and tones, changed by three people who write at once [VOC-8]', () => {
	test('every word stays, whole, and all see the same', { timeout: 60_000 }, async () => {
		let changed = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
				const writers = await openTogether(people, start);
				const said: string[] = [];
				for (const { who, what, place, until } of acts) {
					const writer = writers[who]!;
					if (what === 'meet') meet(writer, writers[(who + 1) % people]!);
					else if (what === 'type') said.push(typeWord(writer, place, said.length));
					else if (retype(writer, place, what < levels.length ? until : place, commands[what]!)) changed++;
				}
				meet(...writers);
				for (const writer of writers) {
					const text = writer.view.state.doc.textContent;
					for (const word of [
						...said,
						'Un.',
						'Deux.',
						'Trois.',
						'Quatre.',
						'Cinq.',
						'Six.',
						'Sept.',
						'Huit.',
					])
						expect(text).toContain(word);
					expect(shape(writer)).toBe(shape(writers[0]!));
				}
			}),
			{ numRuns: 150 },
		);
		expect(changed).toBeGreaterThan(100);
	});
});

function places({ view }: Writer): number[] {
	const found: number[] = [];
	view.state.doc.descendants((node, at) => void (node.isTextblock && found.push(at + 1 + node.content.size)));
	return found;
}

function typeWord(writer: Writer, place: number, count: number): string {
	const ends = places(writer);
	const word = ` mot${count};`;
	writer.view.dispatch(writer.view.state.tr.insertText(word, ends[place % ends.length]!));
	return word;
}

function retype(writer: Writer, from: number, to: number, command: Command): boolean {
	const ends = places(writer);
	const { state } = writer.view;
	const at = (place: number) => ends[place % ends.length]!;
	writer.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at(from), at(to))));
	return order(writer, command);
}
