import { describe, expect, test } from 'vitest';
import { contentsOf } from '#domain/document/contents.ts';
import { bullets, doc, heading, paragraph } from '#domain/document/content.ts';
import { headingsIn } from '#lib/editor/contents/headings.ts';
import { LiveContents } from '#lib/editor/contents/live-contents.svelte.ts';
import { Sections } from '#lib/editor/sections.svelte.ts';
import { writeContent } from '#server/documents/content.ts';
import * as Y from 'yjs';

const callout = { type: 'callout', attrs: { tone: 'note' }, content: [heading(3, 'Dedans')] };
const text = doc(heading(1, 'La troïka'), paragraph('mots'), heading(2), bullets('un'), callout);

describe('a table of contents inside the text', () => {
	test('is the same where one writes as where one reads', () => {
		const ydoc = new Y.Doc();
		const sections = new Sections(ydoc);
		const id = sections.add(null);
		const parts = sections.parts(id)!;
		parts.title.insert(0, 'Gouvernance');
		parts.content.delete(0, parts.content.length);
		writeContent(parts.content, text);
		const written = contentsOf([{ id, title: 'Gouvernance', number: null, content: text }]);
		expect(new LiveContents(new Sections(ydoc)).entries).toEqual(written);
		expect(written[0]!.headings.map(({ text, level }) => [level, text])).toEqual([
			[1, 'La troïka'],
			[3, 'Dedans'],
		]);
	});

	test('follows titles, headings and the order of sections', () => {
		const ydoc = new Y.Doc();
		const sections = new Sections(ydoc);
		const second = sections.add(sections.add(null));
		const live = new LiveContents(sections);
		const shown = () =>
			live.entries
				.map(({ title, headings }) => [title, ...headings.map(({ text }) => text)].join('/'))
				.join(' ');
		expect(shown()).toBe('Sans titre Sans titre');
		sections.parts(second)!.title.insert(0, 'Budget');
		const block = sections.parts(second)!.content.get(0) as Y.XmlElement;
		(block.get(0) as Y.XmlText).insert(0, 'Recettes');
		block.setAttribute('level', 1 as unknown as string);
		sections.move(second, -1);
		expect(shown()).toBe('Budget/Recettes Sans titre');
	});

	test('reads headings with their line breaks as one line, and never writes [E7]', () => {
		const ydoc = new Y.Doc();
		const content = ydoc.getXmlFragment('content');
		writeContent(
			content,
			doc({
				type: 'paragraph',
				attrs: { level: 2 },
				content: [{ type: 'text', text: 'Un' }, { type: 'hardBreak' }, { type: 'text', text: 'deux' }],
			}),
		);
		const before = Y.encodeStateAsUpdate(ydoc);
		const [entry] = contentsOf([
			{ id: crypto.randomUUID(), title: '', number: 1, content: headingsIn(content) },
		]);
		expect(entry).toMatchObject({ title: 'Sans titre', headings: [{ text: 'Un deux', level: 2 }] });
		expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before);
	});
});
