import { Extension } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';

interface Binding {
	readonly type: Y.XmlFragment;
	_prosemirrorChanged(doc: unknown): void;
}

/**
 * Gives every paragraph its shared text from the beginning, in the transaction that makes it. y-tiptap leaves an empty
 * paragraph without one: two people who begin to write in it at the same moment would each bring their own, which it then
 * merges while they type, doubling letters. A test types so.
 */
export const Steady = Extension.create({
	name: 'steady',

	addProseMirrorPlugins: () => [
		new Plugin({
			view({ state }) {
				const binding = bindingOf(state);
				if (!binding) return {};
				const write = binding._prosemirrorChanged.bind(binding);
				binding._prosemirrorChanged = (doc) =>
					binding.type.doc?.transact((transaction) => {
						write(doc);
						for (const type of transaction.changed.keys())
							if (type instanceof Y.XmlFragment) fillParagraphs(type);
					}, ySyncPluginKey);
				return {};
			},
		}),
	],
});

function bindingOf(state: EditorState): Binding | undefined {
	return (ySyncPluginKey.getState(state) as { binding?: Binding } | undefined)?.binding;
}

/** Under a type that changed, and the type itself. */
export function fillParagraphs(type: Y.XmlFragment): void {
	if (type._item?.deleted) return;
	if (type instanceof Y.XmlElement && type.nodeName === 'paragraph') {
		if (type.length === 0) type.insert(0, [new Y.XmlText()]);
		return;
	}
	for (const child of type.toArray()) if (child instanceof Y.XmlElement) fillParagraphs(child);
}
