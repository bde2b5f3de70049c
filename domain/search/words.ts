import { acronymsIn } from './acronyms.ts';
import { fold } from './fold.ts';
import { expandInclusive } from './inclusive.ts';
import { stem } from './stem.ts';

/** Words too common to find anything by, in questions and in records alike. */
const stopWords = new Set(
	`a au aux avec c ce ces cet cette comment d dans de des du elle elles en est et eux il ils j je l la le les leur leurs lui m
	ma mais me mes mon n ne nos notre nous on ou par pas pour qu quel quelle quelles quels qui que quoi s sa sans se ses si son
	sont sur t ta te tes toi ton tu un une vos votre vous y cherche cherchons trouver besoin faut connait veux voudrais bonjour
	svp merci quelqu`.split(/\s+/),
);

/** A word of a text and where it stands, so that what matched can be shown. */
export interface Word {
	/** Folded, as typed. */
	readonly text: string;
	readonly stem: string;
	readonly start: number;
	readonly end: number;
}

/** More than anyone types; the rest of a longer question is not read. */
export const longestQuestion = 300;

/** Joins `R.E.P.` and marks the plus of `REP+`, which no full-text index keeps. */
const wordPattern = /[\p{L}\p{N}]+(?:\+(?![\p{L}\p{N}]))?/gu;

/** The words of a text as written, without stop words. Inclusive writing is not opened here: positions would move. */
export function wordsOf(text: string): Word[] {
	const words: Word[] = [];
	for (const match of text.matchAll(wordPattern)) {
		const folded = foldWord(match[0]);
		if (folded === '' || stopWords.has(folded)) continue;
		words.push({ text: folded, stem: stem(folded), start: match.index, end: match.index + match[0].length });
	}
	return words;
}

function foldWord(raw: string): string {
	return fold(raw)
		.replace(/\+/g, 'plus')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.slice(0, 60);
}

/**
 * What the index keeps of a text: stems of every word, both forms of inclusive writing, and a token for each acronym of
 * the field that is written or spelt out, so that « programme de réussite éducative » and « PRE » meet.
 */
export function indexWords(text: string): string {
	const words = wordsOf(expandInclusive(text));
	return [
		...words.map((word) => word.stem),
		...acronymsIn(
			text,
			words.map((word) => word.stem),
		),
	].join(' ');
}

/** Folded words without stemming: the vocabulary that misspellings are led back to. */
export function vocabularyOf(text: string): string[] {
	return [...new Set(wordsOf(expandInclusive(text)).map((word) => word.text))].filter(
		(word) => word.length > 3 && word.length < 30 && !/\d/.test(word),
	);
}

/** Neighbours of a short title joined (`Réso Villes` → `resovil`), for names that people write in one word. */
export function joinedWords(title: string): string {
	const words = wordsOf(title);
	if (words.length < 2 || words.length > 4) return '';
	return words
		.slice(0, -1)
		.map((word, index) => word.text + (words[index + 1]?.stem ?? ''))
		.join(' ');
}
