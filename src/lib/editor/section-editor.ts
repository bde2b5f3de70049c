import { Editor, Extension } from '@tiptap/core';
import { ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { Carets } from './carets.ts';
import { schemaExtensions } from './extensions.ts';
import { Keys, type KeyOptions } from './keys.ts';
import { Links } from './links.ts';
import { regionAttributes } from './region.ts';
import { Rules } from './rules.ts';
import { Steady } from './steady.ts';
import { showEmptied } from './tolerance.ts';
import type { SharedUndo } from './undo.ts';

export interface SectionEditorOptions extends KeyOptions {
	readonly element: HTMLElement;
	/** Accessible name: « Article 3, Gouvernance ». */
	readonly name: string;
	readonly content: Y.XmlFragment;
	readonly awareness: Awareness;
	readonly undoManager: SharedUndo;
	readonly editable: boolean;
}

/** The editor of one section on its own fragment; undo and carets are shared by the whole document. */
export function openSectionEditor(options: SectionEditorOptions): Editor {
	const { element, name, content, awareness, undoManager, editable, ...keys } = options;
	return new Editor({
		element: { mount: element },
		editable,
		injectCSS: false,
		extensions: [
			...schemaExtensions,
			Extension.create({
				name: 'shared',
				// First of the plugins: the others read its state of the same transaction.
				priority: 900,
				addProseMirrorPlugins() {
					showEmptied(this.editor.schema);
					return [ySyncPlugin(content), yUndoPlugin({ undoManager })];
				},
			}),
			Steady,
			Carets.configure({ awareness }),
			Keys.configure(keys),
			Rules,
			Links,
		],
		editorProps: {
			attributes: regionAttributes(name),
			// The caret stays clear of the bars above and below the page.
			scrollMargin: { top: 72, bottom: 96, left: 0, right: 0 },
			scrollThreshold: { top: 56, bottom: 72, left: 0, right: 0 },
		},
	});
}
