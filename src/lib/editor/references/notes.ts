import type { Editor } from '@tiptap/core';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { UndoManager } from 'yjs';
import type { References } from './references.svelte.ts';

/** A note where the caret is, and its text opened to be written. */
export function putNote(references: References, editor: Editor, from?: number, to?: number): boolean {
	const { state } = editor;
	const type = state.schema.nodes['footnote'];
	const end = to ?? state.selection.to;
	const $end = state.doc.resolve(end);
	const index = $end.index();
	if (!type || !editor.isEditable || !$end.parent.canReplaceWith(index, index, type)) return false;
	const start = from ?? end;
	const undo = yUndoPluginKey.getState(state) as { undoManager: UndoManager } | undefined;
	// Undone by itself: before the words around it, and after those that are then typed in it.
	undo?.undoManager.stopCapturing();
	editor.view.dispatch(state.tr.replaceWith(start, end, type.create()));
	undo?.undoManager.stopCapturing();
	return references.open('note', editor, start, true);
}
