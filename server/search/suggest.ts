import { acronyms } from '#domain/search/acronyms.ts';
import { acronymsOf, readQuestion } from '#domain/search/question.ts';
import type { Look } from './look.ts';
import type { Weighed } from './terms.ts';
import type { SearchView } from './view.ts';

/**
 * « Vouliez-vous dire » : the question with its unknown words led back to the vocabulary, or with an acronym that people
 * take for this one (REP for PRE), and how many answers that question has for this person.
 */
export async function suggestQuestion({
	query,
	rest,
	weighed,
	count,
}: Look): Promise<SearchView['didYouMean']> {
	const swap = respell(query, rest, weighed) ?? swapAcronym(query, rest);
	if (!swap || readQuestion(swap.rest).words.length === 0) return null;
	const total = await count(swap.rest);
	return total > 0 ? { query: swap.text, word: swap.word, meaning: swap.meaning, total } : null;
}

interface Swap {
	text: string;
	rest: string;
	word: string;
	meaning: string | null;
}

function respell(text: string, rest: string, weighed: Weighed): Swap | undefined {
	const corrected = new Map(
		[...weighed.unknown].filter((pair): pair is [string, string] => pair[1] !== undefined),
	);
	if (corrected.size === 0) return undefined;
	return {
		text: replaceWords(text, corrected),
		rest: replaceWords(rest, corrected),
		word: [...corrected.values()].join(' '),
		meaning: null,
	};
}

function swapAcronym(text: string, rest: string): Swap | undefined {
	const words = readQuestion(rest).words;
	const [asked] = acronymsOf(words);
	const other = acronyms.find((one) => one.acronym === asked?.confusedWith?.[0]);
	const word = words.find((one) => one.text === asked?.acronym.toLowerCase());
	if (!other || !word) return undefined;
	const swapped = new Map([[word.text, other.acronym]]);
	return {
		text: replaceWords(text, swapped),
		rest: replaceWords(rest, swapped),
		word: other.acronym,
		meaning: other.meaning,
	};
}

/** Changes words where they stand, keeping the rest as it was typed. */
function replaceWords(text: string, replacements: ReadonlyMap<string, string>): string {
	let result = '';
	let done = 0;
	for (const word of readQuestion(text).words) {
		const replacement = replacements.get(word.text);
		if (replacement === undefined) continue;
		result += text.slice(done, word.start) + replacement;
		done = word.end;
	}
	return result + text.slice(done);
}
