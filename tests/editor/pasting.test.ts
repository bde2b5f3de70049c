import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent, textOf } from '#domain/document/check.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { looksLikeMarkdown } from '#lib/editor/paste/markdown.ts';
import { refusal, sizeOf } from '#lib/editor/paste/size.ts';
import { sectionSchema } from '#domain/document/schema.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPastePage, type Pasted, type PastePage } from '../support/paste-page.ts';

const folder = join(import.meta.dirname, 'paste');
const corpus = readdirSync(folder).filter((name) => /\.(html|md)$/.test(name));
let page: PastePage;

beforeAll(async () => {
	page = await openPastePage();
});
afterAll(() => page.close());

const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const pasteFile = (name: string) => page.paste(name.endsWith('.md') ? 'text' : 'html', read(name));

/** All letters of a text, notes too. */
function allWords(node: ContentNode): string {
	if (node.type === 'hardBreak') return ' ';
	const words = node.text ?? (node.content ?? []).map(allWords).join(node.type === 'paragraph' ? '' : ' ');
	return node.type === 'footnote' ? ` ${words} ` : words;
}

describe('what other programs put on the clipboard', () => {
	test.each(corpus)('%s becomes what its JSON says', async (name) => {
		const { doc, sentences } = await pasteFile(name);
		const expected = join(folder, `${name}.json`);
		// `PASTE_CORPUS=write` writes them anew, to be read over.
		if (process.env['PASTE_CORPUS'] === 'write')
			writeFileSync(expected, `${JSON.stringify({ sentences, doc }, null, '\t')}\n`);
		expect({ sentences, doc }).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
		expect(checkContent(doc)).toEqual(doc);
	});

	test.each(corpus.filter((name) => name.endsWith('.html')))(
		'of %s, every word that one saw is in the text or in what is said',
		async (name) => {
			const { doc, sentences, seen }: Pasted = await pasteFile(name);
			expect(seen.length).toBeGreaterThan(15);
			const there = new Set(`${allWords(doc)} ${sentences.join(' ')}`.match(/[\p{L}\p{N}]+/gu));
			expect(seen.filter((word) => !there.has(word))).toEqual([]);
		},
	);
});

describe('text without a form', () => {
	test('is a paragraph a line, even with the signs of Markdown, when it is pasted as it is', async () => {
		const { doc, sentences } = await page.paste('plain', '# Titre\n- un\n- deux');
		expect(doc.content?.map(textOf)).toEqual(['# Titre', '- un', '- deux']);
		expect(sentences).toEqual([]);
	});

	test.each([
		['Un paragraphe - avec un tiret.', false],
		['2 * 3 * 4', false],
		['- un seul tiret', false],
		['- un\n- deux', true],
		['# Titre', true],
		['un **mot** fort', true],
		['#sujet sans espace', false],
	])('%j is Markdown: %s', (text, expected) => expect(looksLikeMarkdown(text)).toBe(expected));
});

describe('a page that would do harm', () => {
	test('loses its scripts, its addresses and its marks of ours, and nothing else', async () => {
		const { doc } = await page.paste(
			'html',
			'<p onclick="x()">a<a href="java&#10;script:x()">b</a><img src=x onerror=x()><a href="data:text/html,x">c</a>' +
				'<iframe src="https://a.fr"></iframe><time data-day="2026-01-01">d</time><svg><a href="javascript:x">e</a></svg></p>',
		);
		expect(JSON.stringify(doc)).toBe(
			JSON.stringify({
				type: 'doc',
				content: [{ type: 'paragraph', attrs: { level: 0 }, content: [{ type: 'text', text: 'abcd' }] }],
			}),
		);
	});

	test.each([
		'<ul><li>'.repeat(200) + 'x',
		'<blockquote>'.repeat(200) + 'x',
		'<table><tr><td>'.repeat(60) + 'x',
	])('however deep, like %.12s…, is no deeper than the server takes', async (source) => {
		const { doc } = await page.paste('html', source);
		const depth = (node: ContentNode): number => 1 + Math.max(0, ...(node.content ?? []).map(depth));
		expect(depth(doc)).toBeLessThan(40);
		expect(allWords(doc).trim()).toBe('x');
	});
});

test('a page of more blocks than any update takes is refused before it is read', async () => {
	const { doc, sentences } = await page.paste('html', '<p>a</p>'.repeat(26_000));
	expect(sentences.join()).toMatch(/Rien n’a été collé.*plusieurs fois/);
	expect(allWords(doc)).toBe('');
});

test('what would not enter in one update, or not in the document, is refused with a sentence [LIM-7]', () => {
	const paragraphs = (count: number, words: string) =>
		sectionSchema.nodeFromJSON({
			type: 'doc',
			content: Array.from({ length: count }, () => ({
				type: 'paragraph',
				content: [{ type: 'text', text: words }],
			})),
		}).content;
	const never = () => {
		throw new Error('not asked for a small paste');
	};
	expect(refusal(sizeOf(paragraphs(200, 'x'.repeat(300))), never)).toBeUndefined();
	expect(refusal(sizeOf(paragraphs(40_000, 'x')), never)).toMatch(/Rien n’a été collé.*plusieurs fois/);
	const large = sizeOf(paragraphs(1000, 'x'.repeat(1000)));
	expect(refusal(large, () => 1_000_000)).toBeUndefined();
	expect(refusal(large, () => 7_000_000)).toMatch(/trop grand\. Rien n’a été collé/);
});
