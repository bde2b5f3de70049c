import { sectionSchema } from '#domain/document/schema.ts';
import { Extension } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { fillLine } from './line.ts';
import { keepOwnCaret, type CaretHolder } from './own-caret.ts';
import { settle, type Shown } from './settling.ts';
import type { Caret } from './words.ts';

interface Binding extends CaretHolder {
	readonly mapping: Shown;
	readonly prosemirrorView: { readonly state: EditorState } | null;
	_prosemirrorChanged(doc: Node): void;
}

/**
 * Gives every line its shared texts from the beginning, in the transaction that makes it: one in an empty paragraph, one on each side of an
 * element of the line. y-tiptap leaves an empty place without one: two people who begin to write there at the same moment would each
 * bring their own, which it then merges while they type, doubling letters; and it deletes an empty one at the next edit of the line, with what
 * somebody else is writing in it, hence `settle`. Tests type so.
 */
export const Steady = Extension.create({
	name: 'steady',
	addProseMirrorPlugins: () => [steadyPlugin()],
});

export const steadyPlugin = () =>
	new Plugin({
		view({ state }) {
			const binding = bindingOf(state);
			if (!binding) return {};
			keepShown(binding.mapping);
			const write = binding._prosemirrorChanged.bind(binding);
			binding._prosemirrorChanged = (doc) =>
				binding.type.doc?.transact((transaction) => {
					settle(binding.type, doc, binding.mapping, caretOf(binding.prosemirrorView?.state));
					write(doc);
					for (const type of transaction.changed.keys())
						if (type instanceof Y.XmlFragment) fillTextblocks(type, isMadeIn(transaction));
				}, ySyncPluginKey);
			return { destroy: keepOwnCaret(binding) };
		},
	});

function bindingOf(state: EditorState): Binding | undefined {
	return (ySyncPluginKey.getState(state) as { binding?: Binding } | undefined)?.binding;
}

function caretOf(state: EditorState | undefined): Caret | null {
	if (!state) return null;
	const { parent, parentOffset } = state.selection.$head;
	const before = parent.childBefore(parentOffset);
	if (before.node?.isText) return { piece: before.node, letters: parentOffset - before.offset };
	const { node } = parent.childAfter(parentOffset);
	return node?.isText ? { piece: node, letters: 0 } : null;
}

/**
 * At each change of others y-tiptap forgets all of what it shows, and would make every block of the section anew; it has told by then
 * which ones changed. The others stay the same nodes: nothing is drawn again for them.
 */
function keepShown(shown: Shown): void {
	shown.clear = () => {
		for (const type of shown.keys())
			if (type instanceof Y.AbstractType && type._item?.deleted) shown.delete(type);
	};
}

const isMadeIn =
	({ beforeState }: Y.Transaction) =>
	({ _item: item }: Y.XmlElement) =>
		item !== null && item.id.clock >= (beforeState.get(item.id.client) ?? 0);

/** The lines in a type, and itself: all of them, or those a transaction made. */
export function fillTextblocks(
	type: Y.XmlFragment,
	isConcerned: (child: Y.XmlElement) => boolean = () => true,
): void {
	if (type._item?.deleted) return;
	if (type instanceof Y.XmlElement && sectionSchema.nodes[type.nodeName]?.inlineContent) fillLine(type);
	for (const child of type.toArray())
		if (child instanceof Y.XmlElement && isConcerned(child)) fillTextblocks(child, isConcerned);
}
