import { acronymOf, acronymsIn, acronymToken, type Acronym } from './acronyms.ts';
import { expandInclusive } from './inclusive.ts';
import { synonymsOf } from './synonyms.ts';
import { longestQuestion, wordsOf, type Word } from './words.ts';

/** One thing that was asked for, in the spellings that count as it. */
export interface Term {
	/** As it was typed, folded. */
	readonly word: string;
	/** Stems to look for, with what a match of each is worth (1 is the thing itself). */
	readonly stems: ReadonlyMap<string, number>;
}

export interface Question {
	/** Cleaned and cut: what the page shows in its field. */
	readonly text: string;
	readonly words: readonly Word[];
}

/** What a word of much the same meaning is worth. */
const alike = 0.6;

/** Acronyms whose letters are also a word of names: « pré », « Ars ». */
const alsoWords = new Set(['pre', 'ars', 'dac', 'rep']);

/** Cleans what was typed: control characters and runs of blanks go, and what is past {@link longestQuestion} is not read. */
export function readQuestion(typed: string): Question {
	const text = [
		...typed
			.slice(0, 4 * longestQuestion)
			.replace(/[\p{C}\s]+/gu, ' ')
			.trim(),
	]
		.slice(0, longestQuestion)
		.join('')
		.trim();
	return { text, words: wordsOf(text) };
}

/** The acronyms a question names, in the order it names them. */
export function acronymsOf(words: readonly Word[]): Acronym[] {
	return [...new Set(words.map((word) => acronymOf(word.text)).filter((one) => one !== undefined))];
}

/** What to look for: each word in its stem, acronyms also spelt out, neighbours also joined (« Réso Villes », « Résovilles »). */
export function termsOf(text: string): Term[] {
	const words = wordsOf(expandInclusive(text));
	const terms = new Map<string, Term>();
	for (const word of words) {
		const acronym = acronymOf(word.text);
		const stems = new Map<string, number>();
		if (acronym) stems.set(acronymToken(acronym.acronym), 1);
		if (!acronym) stems.set(word.stem, 1);
		else if (!alsoWords.has(word.text)) stems.set(word.stem, 0.9);
		for (const other of synonymsOf(word.stem)) stems.set(other, alike);
		terms.set(word.stem, { word: word.text, stems });
	}
	for (const token of acronymsIn(
		text,
		words.map((word) => word.stem),
	))
		if (![...terms.values()].some((term) => term.stems.has(token)))
			terms.set(token, { word: token, stems: new Map([[token, 1]]) });
	for (const [index, word] of words.entries()) {
		const next = words[index + 1];
		const term = terms.get(word.stem);
		if (next && term) (term.stems as Map<string, number>).set(word.text + next.stem, 1);
	}
	return [...terms.values()];
}

/** Words asked in one gender or spelling whose others are looked for as well, to say so on the page. */
export function gendered({ text, words }: Question): string[] {
	return words
		.filter((word) => /(trices?|teurs?|teure?s?|euses?)$/.test(word.text) && word.text.length > 6)
		.map(({ start, end }) => text.slice(start, end));
}

/** Runs of one to six words that could be a place's name, longest first; positions are those of the question's text. */
export function placeSpans(text: string): { text: string; start: number; end: number; words: number }[] {
	const pieces = [...text.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, 40);
	const spans = [];
	for (let size = Math.min(6, pieces.length); size > 0; size--)
		for (let first = 0; first + size <= pieces.length; first++) {
			const start = pieces[first]?.index ?? 0;
			const last = pieces[first + size - 1];
			const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
			spans.push({ text: text.slice(start, end), start, end, words: size });
		}
	return spans;
}
