import { checkContent } from './check.ts';
import { doc, paragraph } from './content.ts';
import type { ContentNode } from './document.ts';

/** The text of a section that is nothing but plain paragraphs, a line each; null when it has more, which a text field would lose. */
export function plainLines(content: ContentNode): string | null {
	const lines = (content.content ?? []).map(({ type, attrs, content: pieces = [] }) => {
		const isPlain = type === 'paragraph' && !attrs?.['level'];
		const words = pieces.every((piece) => piece.type === 'text' && !piece.marks?.length);
		return isPlain && words ? pieces.map(({ text = '' }) => text).join('') : null;
	});
	return lines.includes(null) ? null : lines.join('\n');
}

/** {@link plainLines} back. */
export const contentFrom = (text: string): ContentNode =>
	checkContent(doc(...text.split('\n').map((line) => paragraph(line))));
