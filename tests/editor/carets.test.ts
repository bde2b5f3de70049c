import { beforeEach, describe, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { readCursor } from '#domain/collaboration/cursor.ts';
import { doc, paragraph } from '#domain/document/content.ts';
import { caretPlaces } from '#lib/editor/caret-places.ts';
import { Carets } from '#lib/editor/carets.ts';
import { writeContent } from '#server/documents/content.ts';
import { openSectionView, type SectionView } from '../support/section-view.ts';

let theirs: Y.Doc;
let ours: Y.Doc;
let awareness: Awareness;
let view: SectionView;
const content = (ydoc: Y.Doc) => ydoc.getXmlFragment('content');
const firstText = () => (content(ours).get(0) as Y.XmlElement).get(0) as Y.XmlText;

beforeEach(async () => {
	theirs = new Y.Doc();
	writeContent(content(theirs), doc(paragraph('Bonjour.'), paragraph('Fin.')));
	ours = new Y.Doc();
	Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs));
	awareness = new Awareness(ours);
	const plugins = Carets.config.addProseMirrorPlugins!.call({ options: { awareness } } as never);
	view = await openSectionView(content(ours), ...plugins);
});

/** Somebody else's place, as the server relays it. */
function claim(cursor: unknown): void {
	awareness.states.set(4242, { user: { actorId: 'x', name: 'Ève', colour: 1, role: 'reader' }, cursor });
}
const shown = () => caretPlaces(view.state, awareness).find();
const at = (index: number, add = 0) => {
	const { type, item, assoc } = Y.createRelativePositionFromTypeIndex(firstText(), index);
	return { type, tname: null, item: item && { client: item.client, clock: item.clock + add }, assoc };
};

describe('a caret that somebody claims [PRE-4]', () => {
	test('is shown where it is', () => {
		claim({ anchor: at(2), head: at(4) });
		expect(shown().map(({ from }) => from)).toContain(5);
	});

	test('does not keep an editor from showing and keeping the words of the others', async () => {
		const half = { ...at(7, 0.5), assoc: -1 };
		claim({ anchor: half, head: half });
		awareness.emit('change', [{ added: [4242], updated: [], removed: [] }, 'remote']);
		await new Promise((resolve) => setTimeout(resolve, 5));
		const words = (content(theirs).get(1) as Y.XmlElement).get(0) as Y.XmlText;
		words.insert(words.length, ' Des mots importants.');
		Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs));
		expect(view.state.doc.textContent).toContain('importants');
		view.dispatch(view.state.tr.insertText('X', 1));
		expect(content(ours).toString()).toMatch(/XBonjour\..*Fin\. Des mots importants\./);
	});

	const [client, clock] = [1, 2];
	const fine = { type: null, tname: null, item: { client, clock }, assoc: 0 };
	test.each([
		null,
		'x',
		5,
		{},
		{ ...fine, tname: 'sections' },
		{ ...fine, item: null, tname: 'unheard-of' },
		{ ...fine, item: null },
		{ ...fine, item: { client, clock: 2.5 } },
		{ ...fine, item: { client, clock: -1 } },
		{ ...fine, item: { client, clock: '2' } },
		{ ...fine, item: { client, clock: 2 ** 53 } },
		{ ...fine, type: { client } },
		{ ...fine, type: 'x' },
		{ ...fine, assoc: 0.5 },
		{ ...fine, assoc: 'x' },
	])('that is none, like %j, is dropped, and makes no root', (place) => {
		expect(readCursor({ anchor: fine, head: place })).toBeUndefined();
		expect(readCursor({ anchor: place, head: fine })).toBeUndefined();
		claim({ anchor: at(2), head: place });
		expect(shown()).toEqual([]);
		expect([...ours.share.keys()]).toEqual(['content']);
	});

	test('is read with nothing else in it', () => {
		const bare = { item: { client, clock, more: 1 } };
		expect(readCursor({ anchor: fine, head: bare, more: 1 })).toEqual({ anchor: fine, head: fine });
	});
});
