import { Extension } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { shownPassages } from './passages.ts';
import { spansIn, type Question, type Span } from './question.ts';

/** What is looked for just now, told to every editor that is open or will be. */
export class Highlighting {
	question: Question | null = null;
	/** The place one has come to. */
	current: { readonly section: string; readonly index: number } | null = null;
	readonly #listeners = new Set<() => void>();

	show(question: Question | null, current: Highlighting['current']): void {
		this.question = question;
		this.current = current;
		for (const listen of this.#listeners) listen();
	}

	follow(listen: () => void): () => void {
		this.#listeners.add(listen);
		return () => this.#listeners.delete(listen);
	}
}

interface Shown {
	readonly spans: readonly Span[];
	readonly decorations: DecorationSet;
}

const key = new PluginKey<Shown>('find');
const nothing: Shown = { spans: [], decorations: DecorationSet.empty };

/** Where the words asked for stand in an editor, in the order of the section’s matches. */
export const shownSpans = (state: EditorState): readonly Span[] => key.getState(state)?.spans ?? [];

/** Shows the words asked for. Decorations only: nothing of it is in the document [E7]. */
export const Found = Extension.create<{ highlighting: Highlighting; section: string }>({
	name: 'found',

	addProseMirrorPlugins() {
		const { highlighting, section } = this.options;
		const shown = (state: EditorState): Shown => {
			const { question, current } = highlighting;
			if (!question || question.words === '') return nothing;
			const spans = shownPassages(state.doc).flatMap(({ words, at }) =>
				spansIn(words, question).map(({ from, to }) => ({ from: at + from, to: at + to })),
			);
			const decorations = spans.map(({ from, to }, index) =>
				Decoration.inline(from, to, {
					class: current?.section === section && current.index === index ? 'found found-here' : 'found',
				}),
			);
			return { spans, decorations: DecorationSet.create(state.doc, decorations) };
		};
		return [
			new Plugin<Shown>({
				key,
				state: {
					init: (_config, state) => shown(state),
					apply: (tr, before, _old, state) =>
						tr.getMeta(key) === true || (tr.docChanged && highlighting.question) ? shown(state) : before,
				},
				props: { decorations: (state) => key.getState(state)?.decorations },
				view: (view) => ({
					destroy: highlighting.follow(() => {
						if (view.isDestroyed) return;
						// Said to come from the others: y-tiptap would otherwise cut this person's undo in two each time.
						view.dispatch(view.state.tr.setMeta(key, true).setMeta(ySyncPluginKey, { isChangeOrigin: true }));
					}),
				}),
			}),
		];
	},
});
