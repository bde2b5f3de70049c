import type { Editor } from '@tiptap/core';
import type { Level } from './blocks.ts';
import { tableAt } from './table/place.ts';
import { innermostList, type ListKind } from './lists.ts';

/** Marks that a button sets and takes away. */
export const markNames = ['bold', 'italic', 'strike', 'superscript', 'subscript'] as const;
export type MarkName = (typeof markNames)[number];
export const isMark = (name: unknown): name is MarkName => markNames.includes(name as MarkName);

/** What the toolbar shows pressed, for the place of the caret. */
export interface Format {
	readonly level: Level;
	readonly bold: boolean;
	readonly italic: boolean;
	readonly strike: boolean;
	readonly superscript: boolean;
	readonly subscript: boolean;
	readonly list: ListKind | null;
	/** Address of the link under the caret. */
	readonly link: string | null;
	/** The caret stands in a table, or one is selected. */
	readonly inTable: boolean;
}

export const plain: Format = {
	level: 0,
	bold: false,
	italic: false,
	strike: false,
	superscript: false,
	subscript: false,
	list: null,
	link: null,
	inTable: false,
};

export function formatOf(editor: Editor): Format {
	const link: unknown = editor.getAttributes('link')['href'];
	return {
		level: (editor.getAttributes('paragraph')['level'] as Level | undefined) ?? 0,
		bold: editor.isActive('bold'),
		italic: editor.isActive('italic'),
		strike: editor.isActive('strike'),
		superscript: editor.isActive('superscript'),
		subscript: editor.isActive('subscript'),
		list: innermostList(editor.state)?.kind ?? null,
		link: editor.isActive('link') && typeof link === 'string' ? link : null,
		inTable: tableAt(editor.state) !== null,
	};
}
