import { Extension } from '@tiptap/core';
import { pastePlugin, type PasteHome } from './plugin.ts';

/** Pasting from other programs. */
export const Paste = Extension.create<{ home: PasteHome }>({
	name: 'cleanPaste',

	addProseMirrorPlugins() {
		return [pastePlugin(this.options.home)];
	},
});
