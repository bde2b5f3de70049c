import { canonicalJson } from '#domain/document/canonical.ts';
import { checkContent, textOf } from '#domain/document/check.ts';
import { bullets, doc, paragraph } from '#domain/document/content.ts';
import { sectionSchema } from '#domain/document/schema.ts';
import { sectionsFrom, templates } from '#domain/document/templates.ts';
import { readContent, writeContent } from '#server/documents/content.ts';
import { buildState, faults, readSections } from '#server/documents/state.ts';
import { someContent, someSections } from '#tests/support/content.ts';
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

function opened(bytes: Uint8Array): Y.Doc {
	const ydoc = new Y.Doc();
	Y.applyUpdate(ydoc, bytes);
	return ydoc;
}

describe('a document between JSON and Yjs', () => {
	test('what goes in comes out, for any sections the schema allows', () => {
		fc.assert(
			fc.property(someSections, (sections) => {
				const ydoc = opened(buildState(sections).bytes);
				const expected = sections.map((section) => ({ ...section, content: checkContent(section.content) }));
				expect(readSections(ydoc)).toEqual(expected);
				expect(canonicalJson(readSections(ydoc))).toBe(canonicalJson(expected));
				expect(faults(ydoc)).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});

	test('a title that many people made too long is cut where it is read, between characters [VOC-4]', () => {
		const title = `${'x'.repeat(299)}😀${'y'.repeat(1000)}`;
		const ydoc = opened(
			buildState([
				{ id: crypto.randomUUID(), title, status: 'todo', party: null, content: doc(paragraph('')) },
			]).bytes,
		);
		expect(readSections(ydoc)[0]?.title).toBe('x'.repeat(299));
	});

	test('our Yjs is the one the editor writes and reads, both ways', () => {
		fc.assert(
			fc.property(someContent, (content) => {
				const ydoc = new Y.Doc();
				const [ours, theirs] = [ydoc.getXmlFragment('ours'), ydoc.getXmlFragment('theirs')];
				writeContent(ours, checkContent(content));
				prosemirrorJSONToYXmlFragment(sectionSchema, checkContent(content), theirs);
				expect(checkContent(readContent(theirs))).toEqual(checkContent(content));
				expect(checkContent(yXmlFragmentToProseMirrorRootNode(ours, sectionSchema).toJSON())).toEqual(
					checkContent(content),
				);
				expect(ours.toString()).toBe(theirs.toString());
			}),
			{ numRuns: 150 },
		);
	});

	test('reading writes nothing, even what the schema refuses [E7]', () => {
		const ydoc = opened(buildState([section('Texte', doc(paragraph('Bonjour')))]).bytes);
		const content = fragmentOf(ydoc);
		const emptied = new Y.XmlElement('list');
		const unknown = new Y.XmlElement('video');
		unknown.insert(0, [new Y.XmlText('ne pas perdre')]);
		content.push([emptied, unknown]);
		const before = Y.encodeStateAsUpdate(ydoc);
		expect(readSections(ydoc)[0]?.content).toEqual(doc(paragraph('Bonjour'), paragraph('ne pas perdre')));
		expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before);
		expect(faults(ydoc)).toHaveLength(1);
	});

	test('a removed section is not read, and comes back whole', () => {
		const ydoc = opened(
			buildState([section('Un', doc(bullets('a', 'b'))), section('Deux', doc(paragraph('c')))]).bytes,
		);
		const [first] = readSections(ydoc);
		const map = ydoc.getMap<Y.Map<unknown>>('sections').get(first?.id ?? '');
		map?.set('removed', true);
		expect(readSections(ydoc).map(({ title }) => title)).toEqual(['Deux']);
		map?.set('removed', false);
		expect(readSections(ydoc)[0]).toEqual(first);
	});

	test('what a raw client may have written is told as a fault', () => {
		const ydoc = opened(buildState([section('Texte', doc(paragraph('Bonjour')))]).bytes);
		const map = [...ydoc.getMap<Y.Map<unknown>>('sections').values()][0];
		map?.set('order', '0');
		map?.set('colour', 'red');
		const link = new Y.XmlElement('paragraph');
		link.setAttribute('level', 0 as unknown as string);
		const text = new Y.XmlText();
		text.applyDelta([{ insert: 'ici', attributes: { link: { href: 'javascript:alert(1)' } } }]);
		link.insert(0, [text]);
		fragmentOf(ydoc).push([link]);
		ydoc.getMap('sections').set('flat', 'text');
		ydoc.getMap('elsewhere').set('a', 1);
		expect(faults(ydoc).join('\n')).toMatch(
			/unknown root elsewhere[^]*unknown key colour[^]*order[^]*href is not an address[^]*flat is not a map/,
		);
	});

	test('lists in one another without end are read as their words', () => {
		const ydoc = opened(buildState([section('Texte', doc(paragraph('Bonjour')))]).bytes);
		ydoc.transact(() => {
			let outer = new Y.XmlElement('list');
			fragmentOf(ydoc).push([outer]);
			for (let depth = 0; depth < 6000; depth += 1) {
				const inner = new Y.XmlElement(depth % 2 === 0 ? 'listItem' : 'list');
				outer.push([inner]);
				outer = inner;
			}
			const last = new Y.XmlElement('paragraph');
			last.insert(0, [new Y.XmlText('tout au fond')]);
			outer.push([last]);
		});
		expect(textOf(readSections(ydoc)[0]!.content)).toBe('Bonjour\ntout au fond');
		expect(faults(ydoc)).toHaveLength(1);
	});

	test('every template makes a document whose text is in its normal form', () => {
		for (const template of templates) {
			const sections = sectionsFrom(template, () => crypto.randomUUID());
			expect(readSections(opened(buildState(sections).bytes)), template.id).toEqual(sections);
		}
	});
});

const section = (title: string, content: ReturnType<typeof doc>) =>
	({ id: crypto.randomUUID(), title, status: 'todo', party: null, content }) as const;

function fragmentOf(ydoc: Y.Doc): Y.XmlFragment {
	const [first] = ydoc.getMap<Y.Map<unknown>>('sections').values();
	return first?.get('content') as Y.XmlFragment;
}
