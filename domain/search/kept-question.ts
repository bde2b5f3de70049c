import { wordsOf } from './words.ts';

/** A sentence tells more of who writes it than of what is missing. */
const mostWords = 8;
const mostLetters = 100;
/** A phone number, a SIREN, the date of a birth: no code of a town or a quarter has as many. */
const mostDigits = 5;

/**
 * A question as it may be kept without who asked it: its folded words, in order.
 * @returns null for what could tell of a person, an e-mail address or a phone number, and for what says nothing.
 */
export function keptQuestion(text: string): string | null {
	if (text.includes('@') || (text.match(/\d/g) ?? []).length > mostDigits) return null;
	const words = wordsOf(text).map((word) => word.text);
	const kept = words.join(' ');
	return words.length > mostWords || kept.length > mostLetters || !/\p{L}{2}/u.test(kept) ? null : kept;
}
