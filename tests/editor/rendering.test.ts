import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sectionSchema } from '#domain/document/schema.ts';
import type { Node } from '@tiptap/pm/model';
import { openSectionView, type SectionView } from '../support/section-view.ts';

/** A node as Yjs holds it, of a kind that may stand where it is [VOC-3], in any order and number. */
interface Kind {
	readonly name: string;
	readonly children: readonly Kind[];
}

const leafOf = (name: string): Kind => ({ name, children: [] });
const leaf = (name: string) => fc.constant(leafOf(name));
const some = (name: string, child: fc.Arbitrary<Kind>, maxLength = 3) =>
	fc.array(child, { maxLength }).map((children): Kind => ({ name, children }));
const words = fc.oneof(
	leaf('text'),
	...['hardBreak', 'mention', 'date'].map(leaf),
	some('footnote', leaf('text'), 1),
);
const paragraph = some('paragraph', words);
/** Every node of the schema, in the places it allows. */
const { block } = fc.letrec<{ block: Kind; flow: Kind; item: Kind; list: Kind; cell: Kind }>((tie) => ({
	item: some('listItem', tie('flow')),
	list: some('list', tie('item')),
	cell: some('tableCell', fc.oneof({ depthSize: 'small' }, paragraph, tie('list')), 2),
	flow: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		paragraph,
		...['commitment', 'image'].map((name) => some(name, words)),
		...['attachment', 'rule'].map(leaf),
		tie('list'),
		...['quote', 'callout'].map((name) => some(name, tie('flow'))),
	),
	block: fc.oneof(
		{ weight: 4, arbitrary: tie('flow') },
		...['pageBreak', 'contents'].map((name) => ({ weight: 1, arbitrary: leaf(name) })),
		{
			weight: 1,
			arbitrary: some(
				'table',
				fc.oneof(some('tableCaption', words), some('tableRow', tie('cell')), leaf('tableColumn')),
			),
		},
	),
}));
const blocks = fc.array(block, { maxLength: 4 });

/** Every text gets a word of its own, so that one that is lost is noticed. */
class Writer {
	readonly words: string[] = [];

	make({ name, children }: Kind): Y.XmlElement | Y.XmlText {
		if (name === 'text') {
			const word = `mot${this.words.length};`;
			this.words.push(word);
			return new Y.XmlText(word);
		}
		const element = new Y.XmlElement(name);
		element.insert(
			0,
			children.map((child) => this.make(child)),
		);
		return element;
	}
}

const nowhereInside = ['listItem', 'table', 'pageBreak', 'contents'];
const holders = ['listItem', 'quote', 'callout'];

/** All elements in which such a kind may be put. */
function hosts(fragment: Y.XmlFragment, { name }: Kind): Y.XmlFragment[] {
	const takes = (node: unknown) =>
		!nowhereInside.includes(name) && holders.includes((node as Y.XmlElement).nodeName);
	return [fragment, ...fragment.createTreeWalker(takes)] as Y.XmlFragment[];
}

async function follow(before: readonly Kind[], after: readonly { kind: Kind; where: number; at: number }[]) {
	const [theirs, ours] = [new Y.Doc(), new Y.Doc()];
	const writer = new Writer();
	const content = theirs.getXmlFragment('content');
	content.insert(
		0,
		before.map((kind) => writer.make(kind)),
	);
	Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs));
	const own: Uint8Array[] = [];
	ours.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && own.push(update));
	const view = await openSectionView(ours.getXmlFragment('content'));
	for (const { kind, where, at } of after) {
		const all = hosts(content, kind);
		const host = all[where % all.length]!;
		host.insert(at % (host.length + 1), [writer.make(kind)]);
		Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs), 'server');
	}
	return { view, ours, own, words: writer.words };
}

function nodesOf(view: SectionView): Node[] {
	const nodes: Node[] = [];
	view.state.doc.descendants((node) => void nodes.push(node));
	return nodes;
}

describe('an editor that shows what others wrote [VOC-6] [E7]', () => {
	test('never writes nor deletes anything by itself, and shows every word; nor does a letter typed in it', async () => {
		const seen = new Set(['doc']);
		const changes = fc.array(fc.record({ kind: block, where: fc.nat(20), at: fc.nat(5) }), { maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(blocks, changes, fc.nat(30), async (before, after, place) => {
				const { view, ours, own, words } = await follow(before, after);
				expect(own).toEqual([]);
				for (const word of words) expect(view.state.doc.textContent).toContain(word);
				const places: number[] = [];
				for (const { type } of nodesOf(view)) seen.add(type.name);
				view.state.doc.descendants((node, at) => void (node.isTextblock && places.push(at + 1)));
				if (places.length === 0) return;
				view.dispatch(view.state.tr.insertText('X', places[place % places.length]));
				const stored = ours.getXmlFragment('content').toString();
				for (const word of [...words, 'X']) expect(stored).toContain(word);
			}),
			{ numRuns: 300 },
		);
		expect(Object.keys(sectionSchema.nodes).filter((name) => !seen.has(name))).toEqual([]);
	});

	test('shows an emptied list as it is, and the item that somebody had just added to it', async () => {
		const { view, ours, own } = await follow([{ name: 'list', children: [] }], []);
		expect(view.state.doc.toString()).toBe('doc(list)');
		const theirs = new Y.Doc();
		Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours));
		const list = theirs.getXmlFragment('content').get(0) as Y.XmlElement;
		const item = { name: 'listItem', children: [{ name: 'paragraph', children: [leafOf('text')] }] };
		list.insert(0, [new Writer().make(item)]);
		Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs), 'server');
		expect(view.state.doc.toString()).toBe('doc(list(listItem(paragraph("mot0;"))))');
		expect(own).toEqual([]);
	});

	test('shows a list that stands before the first paragraph of an item', async () => {
		const inner = { name: 'list', children: [{ name: 'listItem', children: [] }] };
		const paragraph = { name: 'paragraph', children: [leafOf('text')] };
		const item = { name: 'listItem', children: [inner, paragraph] };
		const { view, own } = await follow([{ name: 'list', children: [item] }], []);
		expect(view.state.doc.toString()).toBe('doc(list(listItem(list(listItem), paragraph("mot0;"))))');
		expect(own).toEqual([]);
	});
});
