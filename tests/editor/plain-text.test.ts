import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bullets, doc, heading, numbered, paragraph } from '#domain/document/content.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { plainText } from '#lib/editor/plain-text.ts';
import { Sections } from '#lib/editor/sections.svelte.ts';
import { writeContent } from '#server/documents/content.ts';
import { aTable } from '../support/table-writers.ts';

function textOf(...blocks: ContentNode[]): string {
	const ydoc = new Y.Doc();
	const sections = new Sections(ydoc);
	const content = sections.parts(sections.add(null))!.content;
	content.delete(0, content.length);
	writeContent(content, doc(...blocks));
	return plainText(ydoc, 'Note').split('\n\n').slice(2).join('\n\n').trimEnd();
}

const boxes = (...items: [string, boolean][]): ContentNode => ({
	type: 'list',
	attrs: { kind: 'check' },
	content: items.map(([words, checked]) => ({
		type: 'listItem',
		attrs: { checked },
		content: [paragraph(words)],
	})),
});

describe('the text that one takes along', () => {
	test('says what a picture shows and its caption, and which file is there', () => {
		const file = 'b1a7c0de-0000-4000-8000-000000000001';
		const image = (alt: string, ...content: ContentNode[]): ContentNode => ({
			type: 'image',
			attrs: { file, alt },
			...(content.length > 0 && { content }),
		});
		expect(
			textOf(
				image('La cour', { type: 'text', text: 'Un mardi.' }),
				image(''),
				{ type: 'attachment', attrs: { file, name: 'Bilan.pdf', bytes: 12 } },
				paragraph('La suite.'),
			),
		).toBe('[Image\u00a0: La cour] Un mardi.\n\n[Image]\n\n[Pièce jointe\u00a0: Bilan.pdf]\n\nLa suite.');
	});

	test('says headings, lists, numbers and boxes with the signs that Markdown has for them', () => {
		expect(
			textOf(
				heading(1, 'Titre'),
				bullets('un'),
				numbered('a', 'b'),
				boxes(['fait', true], ['à faire', false]),
			),
		).toBe('### Titre\n\n- un\n\n1. a\n2. b\n\n- [x] fait\n- [ ] à faire');
	});

	test('marks what is quoted, and says a callout’s tone in words', () => {
		expect(textOf({ type: 'quote', content: [paragraph('un'), paragraph('deux')] })).toBe('> un\n>\n> deux');
		const callout = (tone: string): ContentNode => ({
			type: 'callout',
			attrs: { tone },
			content: [paragraph('mots')],
		});
		expect(textOf(callout('warning'), callout('note'))).toBe(
			'> Attention\u00a0:\n>\n> mots\n\n> À noter\u00a0:\n>\n> mots',
		);
	});

	test('keeps a quote inside an item in its place', () => {
		const item = {
			type: 'listItem',
			content: [paragraph('un'), { type: 'quote', content: [paragraph('dit')] }],
		};
		expect(textOf({ type: 'list', attrs: { kind: 'bullet' }, content: [item] })).toBe('- un\n  > dit');
	});

	test('has a line for a rule, and nothing for what only a page shows', () => {
		expect(
			textOf(
				paragraph('un'),
				{ type: 'rule' },
				{ type: 'pageBreak' },
				{ type: 'contents' },
				paragraph('deux'),
			),
		).toBe('un\n\n---\n\ndeux');
	});

	test('has a line for each row of a table, under its title', () => {
		const table = aTable(['Constats', 'Échos'], ['a|b', '']);
		table.content?.unshift({ type: 'tableCaption', content: [{ type: 'text', text: 'Ce qui se dit' }] });
		table.content?.at(-1)?.content?.[1]?.content?.push(bullets('x', 'y'));
		expect(textOf(table, paragraph('après'))).toBe(
			'Ce qui se dit\n\n| Constats | Échos |\n| --- | --- |\n| a\\|b | - x / - y |\n\naprès',
		);
	});
});
