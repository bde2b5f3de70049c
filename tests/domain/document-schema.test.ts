import { checkContent, mendContent, textOf } from '#domain/document/check.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { bullets, doc, heading, paragraph } from '#domain/document/content.ts';
import { isSafeAddress, toAddress } from '#domain/document/address.ts';
import { sectionName, sectionNumbers } from '#domain/document/section.ts';
import { describe, expect, test } from 'vitest';

describe('addresses one may follow [C1]', () => {
	test.each([
		'https://www.ville.fr/a?b=c#d',
		'http://x.fr',
		'mailto:a@b.fr',
		'/documents/12',
		'/',
		'HTTPS://X.FR',
	])('%s is one', (address) => expect(isSafeAddress(address)).toBe(true));

	test.each([
		'javascript:alert(1)',
		' javascript:alert(1)',
		'java\nscript:alert(1)',
		'data:text/html,x',
		'vbscript:x',
		'//evil.fr',
		'/\\evil.fr',
		'https://',
		'https:///evil.fr',
		'https://a b.fr',
		'https://a\u0000.fr',
		'ftp://a.fr',
		`https://a.fr/${'a'.repeat(2100)}`,
		'',
		null,
		12,
	])('%j is not', (address) => {
		expect(isSafeAddress(address)).toBe(false);
		const link = { type: 'text', text: 'ici', marks: [{ type: 'link', attrs: { href: address } }] };
		expect(() => checkContent(doc(paragraph(link)))).toThrow();
	});
});

test('what one types as an address is completed, never into something that runs', () => {
	expect(toAddress(' www.ville.fr/a ')).toBe('https://www.ville.fr/a');
	expect(toAddress('ville.fr:8080/a')).toBe('https://ville.fr:8080/a');
	expect(toAddress('coordination@ville.fr')).toBe('mailto:coordination@ville.fr');
	expect(toAddress('/annuaire')).toBe('/annuaire');
	expect(toAddress('https://a.fr')).toBe('https://a.fr');
	for (const wrong of ['javascript:alert(1)', 'bonjour', '', 'java.script:alert(1)'])
		expect(toAddress(wrong)).toBeUndefined();
});

describe('content', () => {
	test('is refused for unknown nodes and marks, wrong levels and wrong nesting', () => {
		const wrong = [
			{ type: 'doc', content: [{ type: 'video' }] },
			{ type: 'doc', content: [{ type: 'paragraph', attrs: { level: 4 } }] },
			{ type: 'doc', content: [{ type: 'paragraph', attrs: { level: '1' } }] },
			{ type: 'doc', content: [{ type: 'list' }] },
			{ type: 'doc', content: [] },
			{ type: 'paragraph' },
			doc(paragraph({ type: 'text', text: 'a', marks: [{ type: 'blink' }] })),
			null,
		];
		for (const content of wrong) expect(() => checkContent(content), JSON.stringify(content)).toThrow();
	});

	test('that people’s edits left without form is read without losing a word', () => {
		const broken = {
			type: 'doc',
			content: [{ type: 'list' }, ...(doc(bullets('un', 'deux')).content ?? [])],
		};
		expect(mendContent(broken)).toEqual(doc(bullets('un', 'deux')));
		expect(mendContent({ type: 'doc' })).toEqual(doc(paragraph()));
		const cell = (...content: ContentNode[]) => ({ type: 'tableCell', attrs: { column: 'V' }, content });
		const table = (...cells: ContentNode[]) => ({
			type: 'table',
			attrs: { headerRow: false },
			content: [{ type: 'tableRow', content: cells }],
		});
		const emptied = table(cell(), cell({ type: 'list' }, paragraph('mot')), cell({ type: 'video' }));
		const around = { type: 'quote', content: [paragraph('cité'), { type: 'quote' }] };
		expect(mendContent(doc({ type: 'table' }, emptied, around))).toEqual(
			checkContent(
				doc(table(cell(paragraph()), cell(paragraph('mot')), cell(paragraph())), {
					type: 'quote',
					content: [paragraph('cité')],
				}),
			),
		);
		const film = { type: 'video', content: [{ type: 'text', text: 'un film' }] };
		expect(mendContent(doc({ type: 'quote', content: [film] }, film))).toEqual(
			doc({ type: 'quote', content: [paragraph('un film')] }, paragraph('un film')),
		);
		const late = {
			type: 'paragraph',
			attrs: { level: 7 },
			content: [{ type: 'date', attrs: { day: 'demain' } }],
		};
		expect(mendContent(doc(late))).toEqual(
			checkContent(doc({ type: 'paragraph', content: [{ type: 'date' }] })),
		);
		expect(textOf(doc(heading(1, 'Titre'), bullets('un', 'deux')))).toBe('Titre\nun\ndeux');
	});
});

test('articles are numbered; preamble and annexes are not, nor a single section', () => {
	expect(sectionNumbers(['Préambule', 'Objet', 'Gouvernance', 'Annexe 1'])).toEqual([null, 1, 2, null]);
	expect(sectionNumbers(['Texte'])).toEqual([null]);
	expect(sectionName('Gouvernance', 3)).toBe('Article 3, Gouvernance');
	expect(sectionName(' ', null)).toBe('Sans titre');
});
