import { Extension } from '@tiptap/core';
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from '@tiptap/y-tiptap';
import { Plugin } from 'prosemirror-state';
import type * as Y from 'yjs';
import { showEmptied } from './tolerance.ts';
import type { SharedUndo } from './undo.ts';

interface Options {
	content: Y.XmlFragment;
	undoManager: SharedUndo;
}

interface Sync {
	readonly isChangeOrigin: boolean;
	readonly isUndoRedoOperation: boolean;
	/** Asked after each change that one did not write oneself: where it is true, the caret is scrolled into view. */
	readonly binding: { _isLocalCursorInView: () => boolean };
}

/**
 * Only what one undoes oneself is scrolled to. Browsers keep in place what is read while others write above it; y-tiptap would measure the page
 * twice for each of their letters, which has the whole of it laid out in the way of one's own.
 */
const still = new Plugin({
	props: {
		handleScrollToSelection({ state }) {
			const { isChangeOrigin, isUndoRedoOperation } = ySyncPluginKey.getState(state) as Sync;
			return isChangeOrigin && !isUndoRedoOperation;
		},
	},
	view(view) {
		(ySyncPluginKey.getState(view.state) as Sync).binding._isLocalCursorInView = () => view.hasFocus();
		return {};
	},
});

/**
 * Binds an editor to the shared text of its section. It begins with that text: y-tiptap would draw it over an empty one, with the caret
 * at the same number, which may be no place for a caret (the beginning of a list).
 */
export const Shared = Extension.create<Options, { mapping: Map<unknown, unknown> | undefined }>({
	name: 'shared',
	// First of the plugins: the others read its state of the same transaction.
	priority: 900,

	addStorage: () => ({ mapping: undefined }),

	onBeforeCreate() {
		const { content } = this.options;
		showEmptied(this.editor.schema);
		if (content.length === 0) return;
		const { doc, mapping } = initProseMirrorDoc(content, this.editor.schema);
		// Tiptap takes a node too, as it is; its type says so only loosely.
		this.editor.options.content = doc as never;
		this.storage.mapping = mapping;
	},

	addProseMirrorPlugins() {
		const { content, undoManager } = this.options;
		const { mapping } = this.storage;
		return [
			ySyncPlugin(content, mapping === undefined ? {} : { mapping: mapping as never }),
			yUndoPlugin({ undoManager }),
			still,
		];
	},
});
