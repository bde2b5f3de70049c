import { textOf } from './check.ts';
import type { ContentNode } from './document.ts';

/** A number with its grouped thousands, its decimals or its ordinal ending; or letters, inclusive points included. */
const word = /\p{N}+(?:[\u00A0\u202F.,]\p{N}+)*\p{L}*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:·[\p{L}\p{M}]+)*/gu;

/**
 * How many words, as French exams define them: what stands between two blanks or signs. « l’école » is two, « c’est-à-dire »
 * four, « 12 500 » and « habitant·e·s » one, and a « ; » between two spaces is none, though word processors count it.
 */
export function countWords(text: string): number {
	let count = 0;
	word.lastIndex = 0;
	while (word.test(text)) count++;
	return count;
}

const counted = new WeakMap<ContentNode, number>();

/** Words of a section's content, notes left out; a content that was counted is not counted again. */
export function wordsIn(content: ContentNode): number {
	const known = counted.get(content) ?? countWords(textOf(content));
	counted.set(content, known);
	return known;
}

/** Words a minute of an adult who reads in silence (Brysbaert 2019: 238 a minute, in words apart by spaces; ours are a fifth more). */
const pace = 280;

/** Whole minutes it takes to read so many words, one at least. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / pace));
