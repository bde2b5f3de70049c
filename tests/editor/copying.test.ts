import { bullets, commitment, doc, heading, numbered, paragraph, text } from '#domain/document/content.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { countWords } from '#domain/document/word-count.ts';
import { copiedSections } from '#lib/editor/copy/copied-sections.ts';
import { documentHtml } from '#lib/editor/copy/html.ts';
import { plainText } from '#lib/editor/plain-text.ts';
import { Sections } from '#lib/editor/sections.svelte.ts';
import { wordsOfText } from '#lib/editor/statistics/statistics.svelte.ts';
import { buildState, readSections } from '#server/documents/state.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { someSections } from '../support/content.ts';

function sectionsOf(ydoc: Y.Doc, made: { title: string; content: ContentNode }[]): Sections {
	const whole = made.map((one) => ({
		id: crypto.randomUUID(),
		status: 'todo' as const,
		party: null,
		...one,
	}));
	Y.applyUpdate(ydoc, buildState(whole).bytes);
	return new Sections(ydoc);
}

const cell = (column: string, words: string) => ({
	type: 'tableCell',
	attrs: { column, through: '', rows: 1, width: 0 },
	content: [paragraph(words)],
});

test('a copied document has its titles, numbers, lists, tables and notes', () => {
	const note = { type: 'footnote', content: [{ type: 'text', text: 'Loi de 2014.' }] };
	const table = {
		type: 'table',
		attrs: { headerRow: true, headerColumn: false },
		content: [
			{ type: 'tableCaption', content: [{ type: 'text', text: 'Sièges' }] },
			{ type: 'tableRow', content: [cell('k', 'Qui'), cell('F', 'Siège')] },
			{ type: 'tableRow', content: [cell('k', 'Ève <E>')] },
		],
	};
	const sections = sectionsOf(new Y.Doc(), [
		{ title: 'Préambule', content: doc(paragraph('Un ', text('mot', 'bold', 'italic'), note, '.')) },
		{
			title: 'Gouvernance',
			content: doc(heading(1, 'Qui'), bullets('a'), numbered('b'), table as ContentNode),
		},
	]);
	expect(documentHtml('Protocole & co', copiedSections(sections))).toBe(
		'<h1>Protocole &amp; co</h1>' +
			'<h2>Préambule</h2><p>Un <em><strong>mot</strong></em><sup>[1]</sup>.</p>' +
			'<h2>1. Gouvernance</h2><h3>Qui</h3><ul><li>a</li></ul><ol><li>b</li></ol>' +
			'<table><caption>Sièges</caption><tbody><tr><th><p>Siège</p></th><th><p>Qui</p></th></tr>' +
			'<tr><td></td><td><p>Ève &lt;E&gt;</p></td></tr></tbody></table>' +
			'<hr><p>[1] Loi de 2014.</p>',
	);
});

test('it names who is mentioned, and has pictures with what they show and files with where they are', () => {
	const [actor, file] = [crypto.randomUUID(), crypto.randomUUID()];
	const ydoc = new Y.Doc();
	const sections = sectionsOf(ydoc, [
		{
			title: 'Préambule',
			content: doc(
				paragraph('Vu avec ', { type: 'mention', attrs: { actor } }, '.'),
				{
					type: 'image',
					attrs: { file, alt: 'La cour "vide"', width: 300, height: 200 },
					content: [text('Un mardi')],
				},
				{ type: 'attachment', attrs: { file, name: 'Bilan.pdf', bytes: 12 } },
				commitment(
					{ kind: 'task', id: crypto.randomUUID(), owner: `actor:${actor}`, due: '2027-03-03', done: true },
					'Relire',
				),
			),
		},
	]);
	const [names, origin] = [{ [`actor:${actor}`]: 'Denis Kerbrat' }, 'https://maillage.test'];
	const denis = `<a href="${origin}/acteurs/${actor}">Denis Kerbrat</a>`;
	expect(documentHtml('P', copiedSections(sections), names, origin)).toBe(
		`<h1>P</h1><p>Vu avec ${denis}.</p>` +
			`<figure><img src="${origin}/pieces/${file}" alt="La cour &quot;vide&quot;" width="300" height="200">` +
			'<figcaption>Un mardi</figcaption></figure>' +
			`<p>Pièce jointe\u00a0: <a href="${origin}/pieces/${file}">Bilan.pdf</a></p>` +
			`<p><strong>À faire\u00a0:</strong> Relire (${denis}, pour le 3\u00a0mars\u00a02027, fait)</p>`,
	);
	const words = plainText(ydoc, 'P', names, origin);
	for (const said of [
		'Vu avec Denis Kerbrat.',
		'[Image\u00a0: La cour "vide"] Un mardi',
		`[Pièce jointe\u00a0: Bilan.pdf] ${origin}/pieces/${file}`,
		'À faire\u00a0: Relire (Denis Kerbrat, pour le 3\u00a0mars\u00a02027, fait)',
	])
		expect(words).toContain(said);
	expect(documentHtml('P', copiedSections(sections), {}, origin)).toContain('Vu avec personne non listée.');
});

test('copying and counting read the document, and write nothing in it [E7]', () => {
	fc.assert(
		fc.property(someSections, (made) => {
			const ydoc = new Y.Doc();
			const sections = sectionsOf(ydoc, made);
			const before = Y.encodeStateAsUpdate(ydoc);
			const html = documentHtml('T', copiedSections(sections));
			const words: string[] = [];
			const collect = (node: ContentNode): void => {
				if (node.text)
					words.push(
						node.text
							.replaceAll('&', '&amp;')
							.replaceAll('<', '&lt;')
							.replaceAll('>', '&gt;')
							.replaceAll('"', '&quot;'),
					);
				node.content?.forEach(collect);
			};
			for (const { content } of readSections(ydoc)) collect(content);
			for (const word of words) expect(html).toContain(word);
			for (const { id } of sections.list)
				expect(wordsOfText(sections.parts(id)!.content)).toBeGreaterThanOrEqual(0);
			expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before);
		}),
		{ numRuns: 100 },
	);
});

test('words are counted from what is shared as the reading view counts them, notes left out', () => {
	const note = { type: 'footnote', content: [{ type: 'text', text: 'Une note.' }] };
	const sections = sectionsOf(new Y.Doc(), [
		{ title: 'Non compté', content: doc(paragraph('L’école', note, ' vit.')) },
	]);
	expect(wordsOfText(sections.parts(sections.list[0]!.id)!.content)).toBe(countWords('L’école vit.'));
});
