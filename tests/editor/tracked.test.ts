import type { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';
import { doc, footnote, paragraph } from '#domain/document/content.ts';
import { track } from '#lib/editor/references/tracked.ts';
import { meet, openTogether, placeOf, type, type Writer } from '#tests/support/section-writers.ts';

/** All that following a node asks of an editor. */
const editorOf = ({ view }: Writer, isDestroyed = false) =>
	({
		get state() {
			return view.state;
		},
		isDestroyed,
	}) as unknown as Editor;

/** Two people with a note « Annexe » open, and the place of its call. */
async function withNote(): Promise<{ lea: Writer; samir: Writer; at: number }> {
	const [lea, samir] = (await openTogether(
		2,
		doc(paragraph('Avant'), paragraph('Voir', footnote('Annexe'), ' ici'), paragraph('Après')),
	)) as [Writer, Writer];
	return { lea, samir, at: placeOf(lea.view, 'Annexe') - 1 };
}

test('what is open beside the text is found again wherever others push it, with the words they put in it', async () => {
	const { lea, samir, at } = await withNote();
	const tracked = track(editorOf(lea), at)!;
	expect(tracked.find()).toMatchObject({ at });
	type(samir, 'Avant', ', et avant encore');
	type(samir, 'Annexe', ' deux');
	meet(lea, samir);
	const found = tracked.find()!;
	expect(found.at).toBe(at + ', et avant encore'.length);
	expect(found.node.textContent).toBe('Annexe deux');
	expect(lea.view.state.doc.nodeAt(found.at)).toBe(found.node);
});

test('one’s own words before it push it too', async () => {
	const { lea, at } = await withNote();
	const tracked = track(editorOf(lea), at)!;
	type(lea, 'Voir', ' donc');
	expect(tracked.find()).toMatchObject({ at: at + ' donc'.length });
});

test('it is nowhere once it is deleted, by oneself or by somebody else', async () => {
	for (const who of ['lea', 'samir'] as const) {
		const people = await withNote();
		const { lea, at } = people;
		const tracked = track(editorOf(lea), at)!;
		const { view } = people[who];
		view.dispatch(view.state.tr.delete(at, at + view.state.doc.nodeAt(at)!.nodeSize));
		meet(lea, people.samir);
		expect(tracked.find()).toBeNull();
	}
});

test('there is nothing to follow where no node is, nor in an editor that is gone', async () => {
	const { lea, at } = await withNote();
	expect(track(editorOf(lea), lea.view.state.doc.content.size)).toBeNull();
	expect(track(editorOf(lea, true), at)!.find()).toBeNull();
});
