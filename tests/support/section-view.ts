import { getSchema } from '@tiptap/core';
import { EditorState, type Plugin, type PluginView, type Transaction } from '@tiptap/pm/state';
import { ySyncPlugin } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { schemaExtensions } from '#lib/editor/extensions.ts';
import { showEmptied } from '#lib/editor/tolerance.ts';

/** The editor of a section without a page: its schema, its plugins, y-tiptap's real binding; what it would draw is `state.doc`. */
export interface SectionView {
	readonly state: EditorState;
	dispatch(transaction: Transaction): void;
}

/** What y-tiptap asks of a browser. */
const page = {
	addEventListener() {},
	removeEventListener() {},
	createRange: () => ({}),
	getSelection: () => null,
};

const schema = getSchema(schemaExtensions);
showEmptied(schema);

/** Opens it, and waits until it shows the content. */
export async function openSectionView(content: Y.XmlFragment, ...plugins: Plugin[]): Promise<SectionView> {
	Object.assign(globalThis, {
		document: page,
		window: { document: page, getSelection: () => null },
		requestAnimationFrame: (draw: () => void) => setTimeout(draw, 0),
		cancelAnimationFrame: clearTimeout,
	});
	const views: PluginView[] = [];
	let state = EditorState.create({
		schema,
		plugins: [ySyncPlugin(content), ...plugins],
	});
	const view = {
		get state() {
			return state;
		},
		dom: page,
		root: page,
		_root: page,
		hasFocus: () => false,
		updateState(next: EditorState) {
			const before = state;
			state = next;
			for (const one of views) one.update?.(view as never, before);
		},
		dispatch(transaction: Transaction) {
			view.updateState(state.apply(transaction));
		},
		someProp() {},
	};
	for (const { spec } of state.plugins) if (spec.view) views.push(spec.view(view as never));
	// y-tiptap draws in the next turn, and asked for it first.
	await new Promise((resolve) => setTimeout(resolve, 0));
	return view;
}
