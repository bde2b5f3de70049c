import { acronymOf, acronymToken } from './acronyms.ts';
import type { Term } from './question.ts';
import { wordsOf } from './words.ts';

/** A piece of a line, to be shown in ink when it is what was asked for. */
export interface Part {
	readonly text: string;
	readonly matched: boolean;
}

/** Cuts a line where words of the question stand in it; the pieces joined are the line. */
export function highlight(line: string, terms: readonly Term[]): Part[] {
	const wanted = new Set(terms.flatMap((term) => [...term.stems.keys()]));
	const parts: Part[] = [];
	let done = 0;
	for (const word of wordsOf(line)) {
		const acronym = acronymOf(word.text);
		if (!wanted.has(word.stem) && !(acronym && wanted.has(acronymToken(acronym.acronym)))) continue;
		if (word.start > done) parts.push({ text: line.slice(done, word.start), matched: false });
		parts.push({ text: line.slice(word.start, word.end), matched: true });
		done = word.end;
	}
	if (done < line.length) parts.push({ text: line.slice(done), matched: false });
	return parts;
}
