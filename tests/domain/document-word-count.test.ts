import { doc, heading, paragraph } from '#domain/document/content.ts';
import { countWords, readingMinutes, wordsIn } from '#domain/document/word-count.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('words are counted as French exams define them', () => {
	test.each([
		['', 0],
		['« »  ; : ! ? – …', 0],
		['L’école', 2],
		["l'école", 2],
		['c’est-à-dire', 4],
		['12\u202f500\u00a0€', 1],
		['3,5 millions', 2],
		['1er janvier 2026', 3],
		['les habitant·e·s', 2],
		['La préfète déléguée\u202f: «\u00a0oui\u00a0».', 4],
		['cœur', 1],
		['e\u0301cole', 1],
	])('%j has %i', (text, count) => expect(countWords(text)).toBe(count));

	test('apart by a blank, two texts have the words of both', () => {
		const some = fc.string({ unit: 'grapheme', maxLength: 30 });
		fc.assert(
			fc.property(some, some, (a, b) => {
				expect(countWords(`${a} | ${b}`)).toBe(countWords(a) + countWords(b));
			}),
		);
	});
});

test('a section’s words are those of its text, without its notes', () => {
	const note = { type: 'footnote', content: [{ type: 'text', text: 'Pas cela.' }] };
	const content = doc(heading(1, 'Pilotage'), paragraph('La troïka', note, ' décide.'));
	expect(wordsIn(content)).toBe(4);
	expect(wordsIn(content)).toBe(4);
});

test('nothing is read in less than a minute', () => {
	expect([0, 200, 2800].map(readingMinutes)).toEqual([1, 1, 10]);
});
