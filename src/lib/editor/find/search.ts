import { sectionTitleLength } from '#domain/document/section.ts';
import { capitalised } from '#domain/french/words.ts';
import * as Y from 'yjs';
import type { Sections } from '../sections.svelte.ts';
import { passageOf, passagesOf, type Passage } from './passages.ts';
import { spansIn, type Question, type Span } from './question.ts';
import { replaceWords } from './replacement.ts';

/** One place where the words asked for stand, in a title or in a text. */
export interface Match {
	readonly section: string;
	readonly part: 'title' | 'text';
	/** Its rank in that part. */
	readonly index: number;
	readonly passage: Passage;
	readonly span: Span;
}

/** Every place in the document, in reading order, whether or not its editor is open. */
export function matchesIn(sections: Sections, question: Question): Match[] {
	if (question.words === '') return [];
	return sections.list.flatMap(({ id }) => {
		const parts = sections.parts(id);
		if (!parts) return [];
		return [
			...matches(id, 'title', [passageOf([parts.title])], question),
			...matches(id, 'text', passagesOf(parts.content), question),
		];
	});
}

function matches(
	section: string,
	part: Match['part'],
	passages: readonly Passage[],
	question: Question,
): Match[] {
	const found: Match[] = [];
	for (const passage of passages)
		for (const span of spansIn(passage.words, question))
			found.push({ section, part, index: found.length, passage, span });
	return found;
}

/**
 * Puts other words in all these places, which must be of now. Call it in a transaction.
 * @returns how many were replaced: a title that would be too long keeps its words.
 */
export function replaceMatches(all: readonly Match[], question: Question, by: string): number {
	let count = 0;
	for (const match of all.toReversed()) {
		const replacement = suited(match, question, by);
		if (match.part === 'title') {
			const { from, to } = match.span;
			const text = match.passage.pieces[0]?.text;
			if (text && text.length - (to - from) + replacement.length > sectionTitleLength) continue;
		}
		replaceWords(match.passage, match.span, replacement);
		count++;
	}
	return count;
}

/** « La mairie » at the beginning of a sentence keeps its capital, when « la mairie » was asked for without regard to capitals. */
function suited({ passage, span }: Match, { words, exact }: Question, by: string): string {
	const isCapital = (letter: string) => letter !== letter.toLocaleLowerCase('fr');
	const keeps = !exact && isCapital(passage.words.charAt(span.from)) && !isCapital(words.charAt(0));
	return keeps ? capitalised(by) : by;
}

/** Where a match begins, through whatever the others write. */
export type Mark = Y.RelativePosition;

export function markOf({ passage, span }: Match): Mark | null {
	const piece = passage.pieces.find(({ from, length }) => span.from < from + length);
	return piece ? Y.createRelativePositionFromTypeIndex(piece.text, span.from - piece.from) : null;
}

/** The rank of the match that is at a mark now, else of the next one in the same passage; -1 when there is none. */
export function rankAt(all: readonly Match[], mark: Mark, doc: Y.Doc): number {
	const place = Y.createAbsolutePositionFromRelativePosition(mark, doc);
	if (!place) return -1;
	return all.findIndex(({ passage, span }) => {
		const piece = passage.pieces.find(({ text }) => text === place.type);
		return piece !== undefined && span.from - piece.from >= place.index;
	});
}
