import { describe, expect, test } from 'vitest';
import { commitmentsOf } from '#domain/document/commitments.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { dueWords } from '#domain/document/due.ts';
import { notesBefore, notesIn } from '#domain/document/notes.ts';
import { addressOf, nameOf, referencesIn, seatNames } from '#domain/document/references.ts';

const [ana, bob, house] = ['1', '2', '3'].map((n) => `${n.repeat(8)}-1111-4111-8111-111111111111`) as [
	string,
	string,
	string,
];
const text = (words: string): ContentNode => ({ type: 'text', text: words });
const doc = (...content: ContentNode[]): ContentNode => ({ type: 'doc', content });
const paragraph = (...content: ContentNode[]): ContentNode => ({ type: 'paragraph', content });
const note = (words: string): ContentNode => ({ type: 'footnote', content: [text(words)] });
const line = (attrs: Record<string, unknown>, ...content: ContentNode[]): ContentNode => ({
	type: 'commitment',
	attrs: { kind: 'decision', id: ana, owner: '', due: '', done: false, ...attrs },
	content,
});
const listed = (...content: ContentNode[]): ContentNode => ({
	type: 'list',
	attrs: { kind: 'bullet' },
	content: [{ type: 'listItem', content }],
});

describe('the decisions and tasks of a document', () => {
	test('come in reading order, wherever they stand, with their words, owner and day', () => {
		const sections = [
			{
				id: 'a',
				content: doc(
					paragraph(text('Avant')),
					line({ owner: 'seat:state' }, text('La troïka'), note('n'), text(' décide')),
				),
			},
			{
				id: 'b',
				content: doc(
					listed(
						line(
							{ id: bob, kind: 'task', due: '2027-03-01', done: true, owner: `actor:${bob}` },
							text('Écrire'),
						),
					),
				),
			},
		];
		expect(commitmentsOf(sections)).toEqual([
			{
				id: ana,
				kind: 'decision',
				words: 'La troïka décide',
				owner: 'seat:state',
				due: null,
				isDone: false,
				sectionId: 'a',
			},
			{
				id: bob,
				kind: 'task',
				words: 'Écrire',
				owner: `actor:${bob}`,
				due: '2027-03-01',
				isDone: true,
				sectionId: 'b',
			},
		]);
	});

	test('count once: a copy that kept the identifier, or has none, is not another; a decision is never done', () => {
		const copies = doc(
			line({ done: true }, text('un')),
			line({}, text('deux')),
			line({ id: '' }, text('trois')),
		);
		expect(commitmentsOf([{ id: 'a', content: copies }])).toMatchObject([{ words: 'un', isDone: false }]);
	});
});

describe('whom a text names', () => {
	test('is each of them once: mentioned or responsible, as keys without a name', () => {
		const mention = (actor: string): ContentNode => ({ type: 'mention', attrs: { actor } });
		const content = doc(
			paragraph(mention(ana), mention(ana)),
			line({ owner: `organisation:${house}` }, mention(bob)),
			line({ owner: 'seat:academy' }),
		);
		expect(referencesIn([content])).toEqual([
			`actor:${ana}`,
			`organisation:${house}`,
			`actor:${bob}`,
			'seat:academy',
		]);
	});

	test('is called by the name one may know, never by an identifier [rule 2]', () => {
		const names = { [`actor:${ana}`]: 'Ana', ...seatNames({ state: 'Préfecture' }) };
		expect(nameOf(`actor:${ana}`, names)).toBe('Ana');
		expect(nameOf(`actor:${bob}`, names)).toBe('personne non listée');
		expect(nameOf('actor:', names)).toBe('personne non listée');
		expect(nameOf(`organisation:${house}`, names)).toBe('structure non listée');
		expect(nameOf('seat:state', names)).toBe('Préfecture');
		expect(nameOf('seat:academy', names)).toBe('Académie');
		expect(nameOf('constructor', {})).toBe('personne non listée');
		expect([addressOf(`actor:${ana}`), addressOf(`organisation:${house}`), addressOf('seat:state')]).toEqual([
			`/acteurs/${ana}`,
			`/structures/${house}`,
			null,
		]);
	});
});

test('notes are numbered over the whole document, in reading order', () => {
	const contents = [doc(paragraph(note('un'), note('deux'))), doc(), doc(listed(paragraph(note('trois'))))];
	const before = notesBefore(contents);
	expect(before).toEqual([0, 2, 2]);
	const all = contents.flatMap((content, index) => [...notesIn(content, before[index]).values()]);
	expect(all.map(({ number, content }) => [number, content[0]?.text])).toEqual([
		[1, 'un'],
		[2, 'deux'],
		[3, 'trois'],
	]);
});

test.each([
	['2026-03-01', 'passée de 11 jours'],
	['2026-03-11', 'passée d’un jour'],
	['2026-03-12', 'aujourd’hui'],
	['2026-03-13', 'demain'],
	['2026-03-19', 'dans 7 jours'],
	['2026-03-20', null],
])('a deadline of %s is said on 12 March: %s', (due, words) => {
	expect(dueWords(due, '2026-03-12')?.replaceAll('\u00a0', ' ') ?? null).toBe(words);
	expect(dueWords(due, '2026-03-12', true)).toBeNull();
});

test('a seat that is no party, were it a word of the language, has no name of its own', () => {
	expect(nameOf('seat:constructor', {})).toBe('partie inconnue');
});
