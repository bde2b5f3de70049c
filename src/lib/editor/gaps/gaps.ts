import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

const key = new PluginKey<DecorationSet>('gaps');
const pattern = /\[[^[\]]{1,80} à compléter\]/gu;
/** What stands for something that is no text, of the same size in the document. */
const other = '\uFFFC';

export interface Range {
	readonly from: number;
	readonly to: number;
}

/** Where a text says « [… à compléter] », in order. */
export function gapsIn(doc: Node): Range[] {
	const found: Range[] = [];
	doc.descendants((node, position) => {
		if (!node.isTextblock) return true;
		const words = node.textBetween(0, node.content.size, undefined, (leaf) => other.repeat(leaf.nodeSize));
		if (words.includes('à compléter]') && words.length === node.content.size)
			for (const { index, 0: text } of words.matchAll(pattern))
				found.push({ from: position + 1 + index, to: position + 1 + index + text.length });
		return false;
	});
	return found;
}

/** Marks what is left to complete. Shown only: nothing of it is in the document. */
export const Gaps = Extension.create({
	name: 'gaps',

	addProseMirrorPlugins() {
		const decorate = (state: EditorState) =>
			DecorationSet.create(
				state.doc,
				gapsIn(state.doc).map(({ from, to }) => Decoration.inline(from, to, { class: 'gap' })),
			);
		return [
			new Plugin<DecorationSet>({
				key,
				state: {
					init: (_config, state) => decorate(state),
					apply: (tr, marked, _before, state) => (tr.docChanged ? decorate(state) : marked),
				},
				props: {
					decorations: (state) => key.getState(state),
					/** All of it: typing fills it, rather than goes between its brackets. */
					handleClick(view, at, { shiftKey }) {
						const { doc, tr } = view.state;
						const gap = shiftKey ? undefined : gapsIn(doc).find(({ from, to }) => from < at && at < to);
						if (!gap || !view.editable) return false;
						view.dispatch(tr.setSelection(TextSelection.create(doc, gap.from, gap.to)));
						return true;
					},
				},
			}),
		];
	},
});

/** Selects the first gap after a place, so that typing fills it. @returns whether there was one. */
export function selectGap(view: EditorView, after: number): boolean {
	const gap = gapsIn(view.state.doc).find(({ from }) => from >= after);
	if (!gap) return false;
	view.dispatch(
		view.state.tr.setSelection(TextSelection.create(view.state.doc, gap.from, gap.to)).scrollIntoView(),
	);
	view.focus();
	return true;
}
