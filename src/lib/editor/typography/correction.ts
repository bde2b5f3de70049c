import { corrections } from '#domain/french/corrections.ts';
import { passageOf, passagesOf } from '../find/passages.ts';
import { replaceWords } from '../find/replacement.ts';
import type { SectionParts } from '../sections.svelte.ts';

/** Sets a section’s title and text as French printers do, sign by sign. Call it in a transaction. @returns how many places changed. */
export function correctTypography({ title, content }: SectionParts): number {
	let count = 0;
	for (const passage of [passageOf([title]), ...passagesOf(content)])
		for (const { at, removed, inserted } of corrections(passage.words).toReversed()) {
			replaceWords(passage, { from: at, to: at + removed }, inserted);
			count++;
		}
	return count;
}
