import { delayOf } from '#domain/thread/delay.ts';
import { mentionsIn, replaceMentions, shorterNames } from '#domain/thread/mentions.ts';
import { beginningOf, cleanWords, markOfPerson, paragraphsOf, peopleIn } from '#domain/thread/text.ts';
import { hidesCharacters } from '#domain/typed-text.ts';
import { describe, expect, it } from 'vitest';

const id = '3f0e6a52-1a4b-4c57-9a53-0f3c2f8f7d11';

describe('the words of a post', () => {
	it('are paragraphs of lines, with links and people', () => {
		expect(
			paragraphsOf(`Voir https://ville.fr/a_(b), puis\n${markOfPerson(id)}.\n\n\nwww.exemple.org !`),
		).toEqual([
			[
				[
					{ kind: 'text', text: 'Voir ' },
					{ kind: 'link', text: 'https://ville.fr/a_(b)', address: 'https://ville.fr/a_(b)' },
					{ kind: 'text', text: ', puis' },
				],
				[
					{ kind: 'person', id },
					{ kind: 'text', text: '.' },
				],
			],
			[
				[
					{ kind: 'link', text: 'www.exemple.org', address: 'https://www.exemple.org' },
					{ kind: 'text', text: ' !' },
				],
			],
		]);
	});

	it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://x.fr', 'xhttps ://x.fr', '<a href="x">'])(
		'never make a link of %s',
		(typed) => {
			const pieces = paragraphsOf(typed).flat(2);
			expect(pieces.every(({ kind }) => kind === 'text')).toBe(true);
		},
	);

	it('end an address where the sentence ends', () => {
		const [piece] = paragraphsOf('https://ville.fr).').flat(2);
		expect(piece).toMatchObject({ text: 'https://ville.fr' });
	});

	it('lose what nobody sees, and marks that somebody typed; an emoji that joins others stays', () => {
		expect(cleanWords(`a\u202Eb\u200B ${markOfPerson(id)}\n\n\n\n👩\u200D💻 `)).toBe('ab \n\n👩\u200D💻');
		const wrapped = `{personne:${id.slice(0, 9)}${markOfPerson(id)}${id.slice(9)}}`;
		expect(peopleIn(cleanWords(`Bonjour ${wrapped}`))).toEqual([]);
		expect(hidesCharacters('👩\u200D💻 bonjour')).toBe(false);
		for (const unseen of ['\u202E', '\u2066', '\u200B', '\uFEFF', '\u00AD'])
			expect(hidesCharacters(`a${unseen}b`)).toBe(true);
	});

	it('name each person once', () => {
		expect(peopleIn(`${markOfPerson(id)} et ${markOfPerson(id)}`)).toEqual([id]);
		expect(beginningOf(`Bonjour ${markOfPerson(id)}`, () => '@Léa')).toBe('Bonjour @Léa');
	});

	it('of 10 000 characters are read at once', () => {
		const started = performance.now();
		for (const hostile of [
			'@A '.repeat(3_300),
			'https://'.repeat(1_250),
			'é'.repeat(10_000),
			'@Aa Bb Cc '.repeat(1_000),
		]) {
			paragraphsOf(cleanWords(hostile));
			mentionsIn(hostile);
		}
		expect(performance.now() - started).toBeLessThan(500);
	});
});

describe('names after @', () => {
	it('are told from addresses', () => {
		expect(mentionsIn('@Sophie Kerléau Peux-tu ? (@Jean-Marc) a@b.fr @léa')).toEqual([
			'Sophie Kerléau Peux-tu',
			'Jean-Marc',
			'léa',
		]);
		expect(shorterNames('Sophie Kerléau Peux')).toEqual(['Sophie Kerléau Peux', 'Sophie Kerléau', 'Sophie']);
	});

	it('are replaced, and what follows them stays', () => {
		const found = new Map([['Sophie Kerléau Peux', { name: 'Sophie Kerléau', mark: '{x}' }]]);
		expect(replaceMentions('@Sophie Kerléau Peux-tu, @Zoé ?', new Map())).toBe(
			'@Sophie Kerléau Peux-tu, @Zoé ?',
		);
		expect(replaceMentions('@Sophie Kerléau Peux voir', found)).toBe('{x} Peux voir');
	});
});

describe('how late a question is', () => {
	it.each([
		['2026-03-12', null, 'Posée aujourd’hui', false],
		['2026-03-11', null, 'Posée hier', false],
		['2026-02-28', null, 'Posée il y a 12 jours', false],
		['2026-02-28', '2026-03-12', 'Pour aujourd’hui', false],
		['2026-02-28', '2026-03-13', 'Encore 1 jour', false],
		['2026-02-28', '2026-03-09', '3 jours de retard', true],
	])('asked on %s, promised for %s: %s', (asked, promised, words, isLate) => {
		const delay = delayOf(asked, promised, '2026-03-12');
		expect([delay.words.replace(/\s/g, ' '), delay.isLate]).toEqual([words, isLate]);
	});
});
