import type { ContentNode } from './document.ts';
import { evenKeys } from './order.ts';

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

export const bullets = (...items: (string | ContentNode)[]): ContentNode => list('bullet', items);

export const numbered = (...items: (string | ContentNode)[]): ContentNode => list('ordered', items);

/** Text with marks: `text('la préfète', 'bold')`. */
export const text = (words: string, ...marks: ('bold' | 'italic')[]): ContentNode =>
	marks.length > 0
		? { type: 'text', text: words, marks: marks.map((type) => ({ type })) }
		: { type: 'text', text: words };

/** A note in the text, at the place where it stands. */
export const footnote = (words: string): ContentNode => ({ type: 'footnote', content: [text(words)] });

export const callout = (tone: 'note' | 'warning', ...blocks: ContentNode[]): ContentNode => ({
	type: 'callout',
	attrs: { tone },
	content: blocks,
});

/** « Décision » or « À faire »; the id is what follow-up knows it by. */
export const commitment = (
	attrs: { kind: 'decision' | 'task'; id: string; owner?: string; due?: string; done?: boolean },
	words: string,
): ContentNode => ({
	type: 'commitment',
	attrs: { owner: '', due: '', done: false, ...attrs },
	content: [text(words)],
});

/** Rows of words, the first being the header; above them a title of its own, when it has one. */
export function table(caption: string, ...rows: readonly (readonly string[])[]): ContentNode {
	const columns = evenKeys(Math.max(0, ...rows.map((row) => row.length)));
	const cell = (words: string, at: number): ContentNode => ({
		type: 'tableCell',
		attrs: { column: columns[at], through: '', rows: 1 },
		content: [paragraph(words)],
	});
	return {
		type: 'table',
		attrs: { headerRow: true, headerColumn: false },
		content: [
			...(caption ? [{ type: 'tableCaption', content: [text(caption)] }] : []),
			...columns.map((key) => ({ type: 'tableColumn', attrs: { key, width: 0 } })),
			...rows.map((row) => ({ type: 'tableRow', attrs: { order: '' }, content: row.map(cell) })),
		],
	};
}

function block(level: number, pieces: (string | ContentNode)[]): ContentNode {
	const content = pieces
		.map((piece) => (typeof piece === 'string' ? text(piece) : piece))
		.filter((piece) => piece.text !== '');
	return { type: 'paragraph', attrs: { level }, ...(content.length > 0 && { content }) };
}

function list(kind: 'bullet' | 'ordered', items: (string | ContentNode)[]): ContentNode {
	return {
		type: 'list',
		attrs: { kind },
		content: items.map((item) => ({
			type: 'listItem',
			attrs: { checked: false },
			content: [typeof item === 'string' ? paragraph(item) : item],
		})),
	};
}
