import { typeset } from '../../french/typography.ts';
import { bullets, doc, heading as headingOf, numbered, paragraph as block, text } from '../content.ts';
import type { ContentNode } from '../document.ts';
import type { Guidance } from '../template.ts';

/**
 * Templates are written as sentences: `**gras**` and `_italique_` are the only marks, and typography is set here once.
 * Words to whoever writes are {@link guide}, never content.
 */
export const prose = doc;
export const paragraph = (words: string): ContentNode => block(...inline(words));
export const heading = (words: string): ContentNode => headingOf(1, ...inline(words));
export const list = (...items: string[]): ContentNode => bullets(...items.map(paragraph));
export const steps = (...items: string[]): ContentNode => numbered(...items.map(paragraph));
/** Headings to write under, each with its empty paragraph. */
export const headings = (...titles: string[]): ContentNode =>
	doc(...titles.flatMap((title) => [heading(title), block()]));

export const guide = (words: string, ...questions: string[]): Guidance => ({
	words: typeset(words),
	questions: questions.map(typeset),
});

function inline(words: string): ContentNode[] {
	return typeset(words)
		.split(/(\*\*[^*]+\*\*|_[^_]+_)/)
		.filter((piece) => piece !== '')
		.map((piece) => {
			if (piece.startsWith('**')) return text(piece.slice(2, -2), 'bold');
			if (piece.startsWith('_')) return text(piece.slice(1, -1), 'italic');
			return text(piece);
		});
}
