import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openSectionView } from '../support/section-view.ts';

/** A node as Yjs holds it, of a kind that may stand where it is [VOC-3], in any order and number. */
interface Kind {
	readonly name: string;
	readonly children: readonly Kind[];
}

const leafOf = (name: string): Kind => ({ name, children: [] });
const leaf = (name: string) => fc.constant(leafOf(name));
const { block } = fc.letrec<{ block: Kind; item: Kind }>((tie) => {
	const some = (name: string, child: fc.Arbitrary<Kind>) =>
		fc.array(child, { maxLength: 3 }).map((children): Kind => ({ name, children }));
	const list = (name: string) => some(name, tie('item'));
	return {
		item: some('listItem', tie('block')),
		block: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			some('paragraph', fc.oneof(leaf('text'), leaf('hardBreak'))),
			list('bulletList'),
			list('orderedList'),
		),
	};
});
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

/** All elements in which such a kind may be put. */
function hosts(fragment: Y.XmlFragment, { name }: Kind): Y.XmlFragment[] {
	const takes = (node: unknown) => name !== 'listItem' && (node as Y.XmlElement).nodeName === 'listItem';
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

describe('an editor that shows what others wrote [VOC-6] [E7]', () => {
	test('never writes nor deletes anything by itself, and shows every word; nor does a letter typed in it', async () => {
		const changes = fc.array(fc.record({ kind: block, where: fc.nat(20), at: fc.nat(5) }), { maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(blocks, changes, fc.nat(30), async (before, after, place) => {
				const { view, ours, own, words } = await follow(before, after);
				expect(own).toEqual([]);
				for (const word of words) expect(view.state.doc.textContent).toContain(word);
				const places: number[] = [];
				view.state.doc.descendants((node, at) => void (node.isTextblock && places.push(at + 1)));
				view.dispatch(view.state.tr.insertText('X', places[place % places.length]));
				const stored = ours.getXmlFragment('content').toString();
				for (const word of [...words, 'X']) expect(stored).toContain(word);
			}),
			{ numRuns: 150 },
		);
	});

	test('shows an emptied list as it is, and the item that somebody had just added to it', async () => {
		const { view, ours, own } = await follow([{ name: 'bulletList', children: [] }], []);
		expect(view.state.doc.toString()).toBe('doc(bulletList)');
		const theirs = new Y.Doc();
		Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours));
		const list = theirs.getXmlFragment('content').get(0) as Y.XmlElement;
		const item = { name: 'listItem', children: [{ name: 'paragraph', children: [leafOf('text')] }] };
		list.insert(0, [new Writer().make(item)]);
		Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs), 'server');
		expect(view.state.doc.toString()).toBe('doc(bulletList(listItem(paragraph("mot0;"))))');
		expect(own).toEqual([]);
	});

	test('shows a list that stands before the first paragraph of an item', async () => {
		const inner = { name: 'bulletList', children: [{ name: 'listItem', children: [] }] };
		const paragraph = { name: 'paragraph', children: [leafOf('text')] };
		const item = { name: 'listItem', children: [inner, paragraph] };
		const { view, own } = await follow([{ name: 'bulletList', children: [item] }], []);
		expect(view.state.doc.toString()).toBe(
			'doc(bulletList(listItem(bulletList(listItem), paragraph("mot0;"))))',
		);
		expect(own).toEqual([]);
	});
});
