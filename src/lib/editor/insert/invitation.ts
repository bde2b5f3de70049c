import { Extension } from '@tiptap/core';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** How one begins, said where nothing is written yet. */
export const invitation = 'Écrivez, ou / pour insérer';

/** Nothing but one paragraph without words. */
export function isUnwritten({ doc }: EditorState): boolean {
	const only = doc.childCount === 1 ? doc.firstChild : null;
	return only?.type.name === 'paragraph' && only.content.size === 0 && !only.attrs['level'];
}

/** Invites to write in an empty section: drawn by the page and told to assistive technology, never in the text [E7]. */
export const Invitation = Extension.create({
	name: 'invitation',

	addProseMirrorPlugins() {
		const { editor } = this;
		const invites = (state: EditorState) => editor.isEditable && isUnwritten(state);
		return [
			new Plugin({
				props: {
					attributes: (state) => (invites(state) ? { 'aria-placeholder': invitation } : {}),
					decorations(state) {
						if (!invites(state)) return null;
						const line = Decoration.node(0, state.doc.content.size, {
							class: 'inviting',
							'data-invitation': invitation,
						});
						return DecorationSet.create(state.doc, [line]);
					},
				},
			}),
		];
	},
});
