import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { attachmentFrom, imageFrom, mediaData } from '#domain/document/schema/media-data.ts';
import { sectionSchema } from '#domain/document/schema.ts';
import { hasWords } from '#lib/editor/media/pasted.ts';
import { boundaryAt, findMedia, mediaAt, placeAt, positionOf, putBlocks } from '#lib/editor/media/places.ts';
import { NodeSelection } from '@tiptap/pm/state';
import { openSectionView } from '../support/section-view.ts';

const file = 'b1a7c0de-0000-4000-8000-000000000001';
/** The part of an element that is read. */
const element = (data: Record<string, string>) => ({
	getAttribute: (name: string) => data[name] ?? null,
	hasAttribute: (name: string) => name in data,
});

function section(...blocks: readonly (string | readonly [name: string, ...words: string[]])[]): Y.Doc {
	const doc = new Y.Doc();
	const make = (block: string | readonly string[]): Y.XmlElement => {
		const [name, ...words] = typeof block === 'string' ? ['paragraph', block] : block;
		const made = new Y.XmlElement(name!);
		if (name === 'list')
			made.insert(
				0,
				words.map((word) => make(['listItem', word])),
			);
		else if (name === 'listItem') made.insert(0, [make(words[0]!)]);
		else made.insert(0, [new Y.XmlText(words.join(''))]);
		return made;
	};
	doc.getXmlFragment('content').insert(0, blocks.map(make));
	return doc;
}

const image = () => sectionSchema.nodes['image']!.create({ file, width: 3, height: 2 });

describe('what an image or a file says of itself on the clipboard', () => {
	it('is read back whole', () => {
		const line = fc.string({ maxLength: 100 }).map((text) => text.replace(/\p{Cc}/gu, ''));
		const images = fc.record({
			...{ file: fc.uuid({ version: 4 }), alt: line, decorative: fc.boolean() },
			size: fc.constantFrom('full', 'medium', 'small'),
			...{ width: fc.nat(20_000), height: fc.nat(20_000) },
		});
		fc.assert(
			fc.property(images, (attrs) => {
				const data = mediaData(sectionSchema.nodes['image']!.create(attrs));
				expect(imageFrom(element(data))).toEqual(attrs);
			}),
		);
		const attrs = { file, name: 'Bilan.pdf', bytes: 1234 };
		expect(attachmentFrom(element(mediaData(sectionSchema.nodes['attachment']!.create(attrs))))).toEqual(
			attrs,
		);
	});

	it('is refused or mended when somebody made it up', () => {
		for (const wrong of ['', 'x', '../../etc', 'javascript:alert(1)', file.toUpperCase()]) {
			expect(imageFrom(element({ 'data-image': wrong }))).toBe(false);
			expect(attachmentFrom(element({ 'data-attachment': wrong }))).toBe(false);
		}
		const odd = {
			'data-image': file,
			'data-size': 'huge',
			'data-width': '-3',
			'data-height': '1e9',
			'data-alt': 'a\u0000b',
		};
		const attrs = imageFrom(element(odd));
		expect(attrs).toEqual({ file, alt: 'a b', decorative: false, size: 'full', width: 0, height: 0 });
		sectionSchema.nodes['image']!.create(attrs || {}).check();
	});
});

it.each([
	['<meta charset="utf-8"><img src="https://exemple.fr/a.png">', false],
	['', false],
	[
		'<html><head><style>p { margin: 0 }</style></head><body><!--StartFragment-->&nbsp;<img></body></html>',
		false,
	],
	['<p>Un texte de Word</p><img>', true],
])('a picture that comes with %j is text: %j', (html, isText) => {
	expect(hasWords(html)).toBe(isText);
});

describe('the place of a file on its way', () => {
	it('stays behind the same words while somebody else writes before them', async () => {
		const [ours, theirs] = [section('Un', 'Deux', 'Trois'), new Y.Doc()];
		Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours));
		const view = await openSectionView(ours.getXmlFragment('content'));
		const at = 8; // In « Deux ».
		const place = placeAt(view.state, at);
		const other = new Y.XmlElement('paragraph');
		other.insert(0, [new Y.XmlText('Avant tout')]);
		theirs.getXmlFragment('content').insert(0, [other]);
		Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs), 'server');
		const now = positionOf(view.state, place);
		expect(view.state.doc.resolve(now).parent.textContent).toBe('Deux');
		const tr = putBlocks(
			view.state.tr,
			now,
			[image()].map((node) => view.state.schema.nodeFromJSON(node.toJSON())),
		);
		view.dispatch(tr);
		expect(view.state.doc.toString()).toBe(
			'doc(paragraph("Avant tout"), paragraph("Un"), paragraph("Deux"), image, paragraph("Trois"))',
		);
		Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours));
		expect(theirs.getXmlFragment('content').toString()).toContain(file);
	});

	it('is the end of the text when what was around it is gone', async () => {
		const ours = section('Un', 'Deux');
		const view = await openSectionView(ours.getXmlFragment('content'));
		const place = placeAt(view.state, 6);
		ours.transact(() => ours.getXmlFragment('content').delete(1, 1), 'server');
		const position = positionOf(view.state, place);
		expect(position).toBeLessThanOrEqual(view.state.doc.content.size);
		view.dispatch(putBlocks(view.state.tr, position, [view.state.schema.nodeFromJSON(image().toJSON())]));
		expect(view.state.doc.toString()).toBe('doc(paragraph("Un"), image, paragraph)');
	});

	it('is beside the words of an item, and takes the place of an empty paragraph', async () => {
		const view = await openSectionView(section(['list', 'Un', 'Deux'], '').getXmlFragment('content'));
		const { doc } = view.state;
		const inItem = boundaryAt(doc, 4, 'image');
		expect(doc.resolve(inItem.from).parent.type.name).toBe('listItem');
		const end = doc.content.size - 1;
		expect(boundaryAt(doc, end, 'image')).toEqual({ from: end - 1, to: end + 1 });
		expect(boundaryAt(doc, 0, 'image')).toEqual({ from: 0, to: 0 });
	});
});

it('an image is found by its piece, the nearest of several, and by the caret in its caption', async () => {
	const view = await openSectionView(section('Un').getXmlFragment('content'));
	const { schema } = view.state;
	const captioned = schema.nodes['image']!.create({ file }, schema.text('Légende'));
	view.dispatch(putBlocks(view.state.tr, 2, [captioned, schema.nodes['image']!.create({ file })]));
	const first = findMedia(view.state.doc, file)!;
	expect(first.node.textContent).toBe('Légende');
	expect(findMedia(view.state.doc, file, view.state.doc.content.size)!.at).toBeGreaterThan(first.at);
	expect(findMedia(view.state.doc, crypto.randomUUID())).toBeUndefined();
	expect(mediaAt(view.state)).toBeUndefined();
	const chosen = view.state.apply(view.state.tr.setSelection(NodeSelection.create(view.state.doc, first.at)));
	expect(mediaAt(chosen)?.at).toBe(first.at);
});
