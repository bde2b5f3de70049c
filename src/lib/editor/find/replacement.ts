import type * as Y from 'yjs';
import { changeBetween, type Change } from '../text-changes.ts';
import type { Passage } from './passages.ts';
import type { Span } from './question.ts';

/**
 * Puts other words in place of some, changing as few letters as can be: what somebody else types beside them stays where it is, and
 * the new letters look like those they replace. Call it in a transaction, from the last span of a passage to its first.
 */
export function replaceWords({ words, pieces }: Passage, { from, to }: Span, replacement: string): void {
	const change = wholeLetters(words.slice(from, to), replacement);
	if (!change) return;
	const at = from + change.at;
	const end = at + change.removed;
	// New letters go where the first that leaves was, else behind the letter before them.
	const model = change.removed > 0 ? at : Math.max(from, at - 1);
	const home = pieces.find((piece) => model < piece.from + piece.length) ?? pieces.at(-1);
	const attributes = home && attributesAt(home.text, model - home.from);
	for (const { text, from: start, length } of pieces.toReversed()) {
		const first = Math.max(at, start);
		const last = Math.min(end, start + length);
		if (last > first) text.delete(first - start, last - first);
	}
	if (home && change.inserted !== '')
		home.text.insert(at - home.from, change.inserted, attributes as Record<string, unknown>);
}

/** Half of a pair of surrogates is no letter: Yjs would spoil both halves. */
function wholeLetters(before: string, after: string): Change | undefined {
	const change = changeBetween(before, after);
	if (!change) return undefined;
	let { at, removed, inserted } = change;
	if (at > 0 && /[\uD800-\uDBFF]/.test(before[at - 1] ?? '')) {
		inserted = (before[at - 1] ?? '') + inserted;
		at--;
		removed++;
	}
	const next = before[at + removed];
	if (next !== undefined && /[\uDC00-\uDFFF]/.test(next)) {
		inserted += next;
		removed++;
	}
	return { at, removed, inserted };
}

/** What the letter at that place is marked with; said in full, so that Yjs does not take the marks of its left neighbour. */
function attributesAt(text: Y.Text, index: number): Record<string, unknown> {
	let at = 0;
	let found: Record<string, unknown> = {};
	for (const { insert, attributes } of text.toDelta() as {
		insert: unknown;
		attributes?: Record<string, unknown>;
	}[]) {
		found = attributes ?? {};
		at += typeof insert === 'string' ? insert.length : 1;
		if (index < at) break;
	}
	return found;
}
