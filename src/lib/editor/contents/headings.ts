import type { ContentNode } from '#domain/document/document.ts';
import type { Editor } from '@tiptap/core';
import * as Y from 'yjs';

/** The headings of a living section, as much of its content as a table of contents needs. Reads only. */
export function headingsIn(content: Y.XmlFragment): ContentNode {
	const found: ContentNode[] = [];
	const look = (parent: Y.XmlFragment) => {
		for (const child of parent.toArray()) {
			if (!(child instanceof Y.XmlElement)) continue;
			const level = Number(child.getAttribute('level') ?? 0);
			if (child.nodeName !== 'paragraph') look(child);
			else if (level > 0)
				found.push({
					type: 'paragraph',
					attrs: { level },
					content: [{ type: 'text', text: wordsOf(child) }],
				});
		}
	};
	look(content);
	return { type: 'doc', content: found };
}

function wordsOf(node: Y.XmlElement): string {
	return node
		.toArray()
		.map((child) => {
			if (!(child instanceof Y.XmlText))
				return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? ' ' : '';
			return child
				.toDelta()
				.map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
				.join('');
		})
		.join('');
}

/** Where the headings with words stand in an editor, in the same order. */
export function placesOfHeadings(editor: Editor | undefined): number[] {
	const places: number[] = [];
	editor?.state.doc.descendants((node, at) => {
		const isHeading = node.type.name === 'paragraph' && node.attrs['level'] > 0;
		if (isHeading && node.textContent.trim() !== '') places.push(at);
		return !node.isTextblock;
	});
	return places;
}
