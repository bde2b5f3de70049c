import { rarity } from '#domain/search/rank.ts';
import { termsOf, type Term } from '#domain/search/question.ts';
import { stem } from '#domain/search/stem.ts';
import type { Reader } from '../database/connection.ts';
import { withFamilies } from './families.ts';
import { beginningSo, holdingsOf, likelyWords } from './vocabulary.ts';

/** Words of a question that are looked for, and unknown ones that are guessed: more would keep everybody else waiting. */
const mostTerms = 24;
const mostGuesses = 6;

export interface Weighed {
	/** What is looked for: every stem in it is held by some public entry, unless nothing known was asked. */
	readonly terms: readonly Term[];
	readonly rarities: ReadonlyMap<string, number>;
	/** How many public entries hold each stem. */
	readonly holdings: ReadonlyMap<string, number>;
	/** Words that nothing holds, with what they may have meant; undefined where nothing is near. */
	readonly unknown: ReadonlyMap<string, string | undefined>;
}

/**
 * Reads the words of a question against the vocabulary: how telling each is, and what the unknown ones may have meant.
 * @param isTyping the last word is not whole yet: those that begin so count nearly as much.
 */
export async function weighTerms(db: Reader, text: string, isTyping = false): Promise<Weighed> {
	const asked = termsOf(text).slice(0, mostTerms);
	const last = asked.at(-1);
	if (isTyping && last) {
		const begun = await beginningSo(db, last.word);
		const stems = new Map([...begun.map((word) => [stem(word), 0.9] as const), ...last.stems]);
		asked.splice(-1, 1, { word: last.word, stems });
	}
	const holdings = await holdingsOf(db, stemsOf(asked));
	const unknown = new Map<string, string | undefined>();
	const terms: Term[] = [];
	for (const term of asked) {
		const held = [...term.stems].filter(([one]) => holdings.has(one));
		if (held.length > 0) {
			terms.push({ word: term.word, stems: new Map(held) });
			continue;
		}
		const likely = unknown.size < mostGuesses ? (await likelyWords(db, term.word)).slice(0, 2) : [];
		unknown.set(term.word, likely[0]);
		// What nothing public holds may still be in what this person may read; what was probably meant counts for less.
		terms.push({
			word: term.word,
			stems: new Map([...term.stems, ...likely.map((word) => [stem(word), 0.8] as const)]),
		});
	}
	const widened = isTyping ? terms : await withFamilies(db, terms);
	const counts = new Map([...holdings, ...(await holdingsOf(db, stemsOf(widened)))]);
	const entries = counts.get('') ?? 0;
	return {
		terms: widened,
		rarities: new Map(stemsOf(widened).map((one) => [one, rarity(entries, counts.get(one) ?? 0)])),
		holdings: counts,
		unknown,
	};
}

export function stemsOf(terms: readonly Term[]): string[] {
	return [...new Set(terms.flatMap((term) => [...term.stems.keys()]))].slice(0, 60);
}
