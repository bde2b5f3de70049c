import type { Editor } from '@tiptap/core';
import type { Level } from './blocks.ts';

/** What the toolbar shows pressed, for the place of the caret. */
export interface Format {
	readonly level: Level;
	readonly bold: boolean;
	readonly italic: boolean;
	readonly list: 'bulletList' | 'orderedList' | null;
	/** Address of the link under the caret. */
	readonly link: string | null;
}

export const plain: Format = { level: 0, bold: false, italic: false, list: null, link: null };

export function formatOf(editor: Editor): Format {
	const link: unknown = editor.getAttributes('link')['href'];
	return {
		level: (editor.getAttributes('paragraph')['level'] as Level | undefined) ?? 0,
		bold: editor.isActive('bold'),
		italic: editor.isActive('italic'),
		list: innermostList(editor),
		link: editor.isActive('link') && typeof link === 'string' ? link : null,
	};
}

function innermostList({ state: { selection } }: Editor): Format['list'] {
	for (let depth = selection.$from.depth; depth > 0; depth--) {
		const { name } = selection.$from.node(depth).type;
		if (name === 'bulletList' || name === 'orderedList') return name;
	}
	return null;
}
