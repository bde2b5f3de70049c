import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { TextSelection } from '@tiptap/pm/state';
import { doc, paragraph } from '#domain/document/content.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { meet, openTogether, type Writer } from '#tests/support/section-writers.ts';

const actor = '11111111-1111-4111-8111-111111111111';
const places: [string, ContentNode, number][] = [
	['at the end of a paragraph', paragraph('Mots'), 5],
	['at its beginning', paragraph('Mots'), 1],
	['in its middle', paragraph('Mots'), 3],
	['in an empty one', paragraph(), 1],
	['after a mention', paragraph({ type: 'mention', attrs: { actor } }), 2],
];

/** One key at one’s own caret, wherever the others have pushed it. */
const press = ({ view }: Writer, letter: string) => view.dispatch(view.state.tr.insertText(letter));
const hear = (one: Writer, other: Writer) =>
	Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)), 'server');
const wordsOf = ({ view }: Writer) => view.state.doc.textContent;
function beforeCaret({ view: { state } }: Writer): string {
	const { $head } = state.selection;
	return $head.parent.textBetween(0, $head.parentOffset);
}
async function atOneCaret(line: ContentNode, at: number): Promise<[Writer, Writer]> {
	const both = (await openTogether(2, doc(line))) as [Writer, Writer];
	for (const { view } of both)
		view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
	return both;
}

/** What each does next: a key, or hearing what the other has typed so far. */
const turns = fc.array(fc.constantFrom('lea', 'ines', 'lea hears', 'ines hears'), {
	minLength: 4,
	maxLength: 40,
});

describe.each(places)('two people who type at the very same caret, %s', (_where, line, at) => {
	const expectWhole = async (steps: readonly string[], words: readonly [string, string]) => {
		const [lea, ines] = await atOneCaret(line, at);
		const before = wordsOf(lea);
		const left = words.map((word) => [...word]) as [string[], string[]];
		const type = (writer: Writer, letters: string[]) => {
			const letter = letters.shift();
			if (letter !== undefined) press(writer, letter);
		};
		for (const step of steps)
			if (step === 'lea') type(lea, left[0]);
			else if (step === 'ines') type(ines, left[1]);
			else if (step === 'lea hears') hear(lea, ines);
			else hear(ines, lea);
		while (left[0].length > 0) type(lea, left[0]);
		while (left[1].length > 0) type(ines, left[1]);
		meet(lea, ines);
		expect(wordsOf(ines)).toBe(wordsOf(lea));
		expect(wordsOf(lea)).toHaveLength(before.length + words[0].length + words[1].length);
		expect(wordsOf(lea)).toContain(words[0]);
		expect(wordsOf(lea)).toContain(words[1]);
		expect(beforeCaret(lea).endsWith(words[0]), beforeCaret(lea)).toBe(true);
		expect(beforeCaret(ines).endsWith(words[1]), beforeCaret(ines)).toBe(true);
	};

	test('each has their letters together, in their order, and their caret behind them', () =>
		fc.assert(
			fc.asyncProperty(turns, (steps) => expectWhole(steps, ['abcdef', '123456'])),
			{ numRuns: 60 },
		));

	test('also when they type the same letters', () =>
		fc.assert(
			fc.asyncProperty(turns, (steps) => expectWhole(steps, ['abaab', 'bbaba'])),
			{ numRuns: 60 },
		));
});

test('somebody who writes in the empty paragraph where one is leaves one’s caret there, whatever else is empty', async () => {
	const [lea, ines] = (await openTogether(2, doc(paragraph(), paragraph()))) as [Writer, Writer];
	press(ines, 'a');
	hear(lea, ines);
	press(lea, '1');
	press(ines, 'b');
	meet(lea, ines);
	expect(lea.view.state.doc.firstChild?.textContent).toBe('1ab');
	expect(wordsOf(ines)).toBe('1ab');
	expect(beforeCaret(lea)).toBe('1');
	expect(beforeCaret(ines)).toBe('1ab');
});
