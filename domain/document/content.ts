import type { ContentNode } from './document.ts';

/** Short ways to write a section's content by hand, for templates and tests. */
export const doc = (...blocks: ContentNode[]): ContentNode => ({
	type: 'doc',
	content: blocks.length > 0 ? blocks : [paragraph()],
});

/** A paragraph of plain text, or of pieces made with {@link text}. */
export const paragraph = (...pieces: (string | ContentNode)[]): ContentNode => block(0, pieces);

/** A heading inside a section; level 1 is an h3 of the page. */
export const heading = (level: 1 | 2 | 3, ...pieces: (string | ContentNode)[]): ContentNode =>
	block(level, pieces);

export const bullets = (...items: (string | ContentNode)[]): ContentNode => list('bulletList', items);

export const numbered = (...items: (string | ContentNode)[]): ContentNode => list('orderedList', items);

/** Text with marks: `text('la préfète', 'bold')`. */
export const text = (words: string, ...marks: ('bold' | 'italic')[]): ContentNode =>
	marks.length > 0
		? { type: 'text', text: words, marks: marks.map((type) => ({ type })) }
		: { type: 'text', text: words };

function block(level: number, pieces: (string | ContentNode)[]): ContentNode {
	const content = pieces
		.map((piece) => (typeof piece === 'string' ? text(piece) : piece))
		.filter((piece) => piece.text !== '');
	return { type: 'paragraph', attrs: { level }, ...(content.length > 0 && { content }) };
}

function list(type: string, items: (string | ContentNode)[]): ContentNode {
	return {
		type,
		content: items.map((item) => ({
			type: 'listItem',
			content: [typeof item === 'string' ? paragraph(item) : item],
		})),
	};
}
