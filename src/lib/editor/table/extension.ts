import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { clipboardSerializer } from './clipboard.ts';
import { copied, pasted } from './slices.ts';
import { tableGuard } from './guard.ts';
import { shownTables } from './shown.ts';
import { stepwiseWriting } from './stepwise.ts';
import { tableViews } from './views.ts';

/** Tables of prose where one writes. Tab and Shift+Tab are with the other keys, in `keys.ts`. */
export const Tables = Extension.create({
	name: 'tables',

	addProseMirrorPlugins() {
		return [
			shownTables(),
			tableGuard(),
			stepwiseWriting(),
			new Plugin({
				props: {
					nodeViews: tableViews,
					clipboardSerializer: clipboardSerializer(this.editor.schema),
					transformCopied: copied,
					transformPasted: (slice, view) => pasted(slice, view.state),
				},
			}),
		];
	},
});
