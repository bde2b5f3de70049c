import { bullets, doc, footnote, heading, paragraph, text } from '#domain/document/content.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { transport } from '../../src/hooks.ts';
import { linesOf } from '#lib/reading/height.ts';
import { printText } from '#lib/reading/print-text.server.ts';
import type { PrintedText } from '#lib/reading/printed-text.ts';
import { describe, expect, test } from 'vitest';

describe('a printed text', () => {
	test('is plain HTML: nothing in it is for a script', () => {
		const { html } = printText(
			doc(heading(1, 'Titre'), paragraph('Du ', text('gras', 'bold'), '.'), bullets('un')),
			{},
		);
		expect(html).toBe('<h3>Titre</h3><p>Du <strong>gras</strong>.</p><ul><li><p>un</p></li></ul>');
	});

	test('keeps words that look like a comment, and lets none be HTML', () => {
		const { html } = printText(doc(paragraph('a <!-- b --> c <b>d</b>')), {});
		expect(html).toBe('<p>a &lt;!-- b --> c &lt;b>d&lt;/b></p>');
	});

	test('names whom it mentions', () => {
		const content = doc({
			type: 'paragraph',
			attrs: { level: 0 },
			content: [{ type: 'mention', attrs: { actor: 'a1' } }],
		});
		expect(printText(content, { 'actor:a1': 'Denis Kerbrat' }).html).toContain('Denis Kerbrat');
	});

	test('goes to the browser as a mark: its words are there already', () => {
		const content = doc(paragraph('Des mots'));
		const sent = transport['PrintedText']?.encode(printText(content, {}));
		expect(JSON.stringify(sent)).not.toContain('mots');
		const there = transport['PrintedText']?.decode(sent) as PrintedText;
		expect(there.fingerprint).toBe(fingerprint(content));
		// Svelte takes over what is there only for something that is not empty.
		expect(there.html).toBeTruthy();
	});
});

describe('how high a text is', () => {
	const line = 'mot '.repeat(18);

	test('goes with its lines and its blocks', () => {
		expect(linesOf(doc(paragraph(line)))).toBe(2);
		expect(linesOf(doc(paragraph(line + line), paragraph()))).toBe(4);
		expect(linesOf(doc(bullets('un', 'deux')))).toBe(3);
	});

	test('is not guessed with notes in it: the page counts them', () => {
		const noted = { ...paragraph('Un'), content: [text('Un'), footnote('Note')] };
		expect(linesOf(doc(paragraph(line), noted))).toBeNull();
		expect(linesOf(doc(bullets('un'), paragraph(line)))).not.toBeNull();
	});
});
