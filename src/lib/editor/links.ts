import { isSafeAddress } from '#domain/document/address.ts';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** Ctrl or Cmd and a click follows a link; an address pasted over words makes them a link. */
export const Links = Extension.create({
	name: 'links',

	addProseMirrorPlugins() {
		const { editor } = this;
		return [
			new Plugin({
				props: {
					handleClick(_view, _pos, event) {
						const link = (event.target as Element).closest('a');
						if (!link || !(event.ctrlKey || event.metaKey)) return false;
						window.open(link.href, '_blank', 'noopener');
						return true;
					},
					handlePaste(_view, event) {
						const text = event.clipboardData?.getData('text/plain').trim() ?? '';
						if (editor.state.selection.empty || !/^https?:\/\/\S+$/i.test(text) || !isSafeAddress(text))
							return false;
						return editor.commands.setMark('link', { href: text });
					},
				},
			}),
		];
	},
});
