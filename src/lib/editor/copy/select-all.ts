import { Extension } from '@tiptap/core';

/** Ctrl+A selects the section; again, the whole document. */
export const SelectAll = Extension.create<{ selectWhole: () => void }>({
	name: 'selectAll',
	priority: 1001,

	addKeyboardShortcuts() {
		return {
			'Mod-a': ({ editor }) => {
				const { selection, doc } = editor.state;
				const first = doc.resolve(0).nodeAfter ? 1 : 0;
				const isAll = selection.from <= first && selection.to >= doc.content.size - 1;
				if (!isAll || selection.empty) return false;
				this.options.selectWhole();
				return true;
			},
		};
	},
});
