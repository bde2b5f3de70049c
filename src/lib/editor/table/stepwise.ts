import { updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { settle, type Shown } from '../steady/settling.ts';

const key = new PluginKey<readonly Node[]>('stepwise');

interface Binding {
	readonly type: Y.XmlFragment;
	readonly doc: Y.Doc;
	readonly mapping: Shown;
	readonly prosemirrorView: { readonly state: EditorState } | null;
	_prosemirrorChanged(doc: Node): void;
}

/** Has each step of a transaction written by itself, in the one change of the shared document that the transaction makes. */
export const stepwise = (tr: Transaction): Transaction => tr.setMeta(key, true);

/**
 * y-tiptap does not write what was done but what differs, and guesses. Of a row that goes while the next one gets another attribute it makes
 * "the first became the second, the second went", and with it go the words that somebody is typing in the second. Of one step there is
 * nothing to guess. A test of random schedules found it.
 */
export const stepwiseWriting = (): Plugin =>
	new Plugin<readonly Node[]>({
		key,
		state: {
			init: () => [],
			// The document after each step but the last, which y-tiptap writes.
			apply: (tr, before) =>
				tr.getMeta(key) === true ? tr.docs.slice(1) : tr.getMeta('appendedTransaction') ? before : [],
		},
		view({ state }) {
			const { binding } = (ySyncPluginKey.getState(state) ?? {}) as { binding?: Binding };
			if (!binding) return {};
			const write = binding._prosemirrorChanged.bind(binding);
			let written: readonly Node[] = [];
			binding._prosemirrorChanged = (doc) =>
				binding.doc.transact(() => {
					const stages = (binding.prosemirrorView && key.getState(binding.prosemirrorView.state)) ?? [];
					// It is asked again whenever the view is drawn.
					for (const stage of stages === written ? [] : stages) {
						settle(binding.type, stage, binding.mapping);
						updateYFragment(binding.doc, binding.type, stage, binding as never);
					}
					written = stages;
					write(doc);
				}, ySyncPluginKey);
			return {};
		},
	});
