import { Extension } from '@tiptap/core';
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { DecorationSet, EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { caretPlaces } from './caret-places.ts';

const key = new PluginKey<DecorationSet>('carets');
/** At most one own place told in this time, in milliseconds; the last one always is. */
const pace = 150;

/**
 * Remote carets, ours rather than y-tiptap's cursor plugin: that one styles by attribute (refused by the policy [C1]), has no
 * bar at the block, and forgets where one was as soon as one uses the toolbar. The awareness field stays `cursor`, in the
 * same form, so that carets of other programs on the same protocol show.
 */
export const Carets = Extension.create<{ awareness: Awareness }>({
	name: 'carets',

	addProseMirrorPlugins() {
		const { awareness } = this.options;
		return [
			new Plugin<DecorationSet>({
				key,
				state: {
					init: (_config, state) => caretPlaces(state, awareness),
					apply(tr, places, _before, state) {
						const sync = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
						if (tr.getMeta(key) === true || sync?.isChangeOrigin) return caretPlaces(state, awareness);
						return tr.docChanged ? places.map(tr.mapping, tr.doc) : places;
					},
				},
				props: { decorations: (state) => key.getState(state) },
				view: (view) => follow(view, awareness),
			}),
		];
	},
});

/** Shows the others as they move, and tells them where this person is. */
function follow(view: EditorView, awareness: Awareness) {
	let drawing: number | undefined;
	let telling: ReturnType<typeof setTimeout> | undefined;
	const redraw = () => {
		drawing ??= requestAnimationFrame(() => {
			drawing = undefined;
			if (view.isDestroyed) return;
			// Said to come from the others: y-tiptap would otherwise cut this person's undo in two each time.
			view.dispatch(view.state.tr.setMeta(key, true).setMeta(ySyncPluginKey, { isChangeOrigin: true }));
		});
	};
	const tell = () => {
		telling ??= setTimeout(() => {
			telling = undefined;
			if (!view.isDestroyed && view.hasFocus()) publish(view.state, awareness);
		}, pace);
	};
	awareness.on('change', redraw);
	view.dom.addEventListener('focus', tell);
	return {
		update(_view: EditorView, before: EditorState) {
			if (!before.selection.eq(view.state.selection) || before.doc !== view.state.doc) tell();
		},
		destroy() {
			awareness.off('change', redraw);
			view.dom.removeEventListener('focus', tell);
			clearTimeout(telling);
			if (drawing !== undefined) cancelAnimationFrame(drawing);
		},
	};
}

function publish(state: EditorState, awareness: Awareness): void {
	const sync = ySyncPluginKey.getState(state) as
		{ type: Y.XmlFragment; binding: { mapping: Map<never, never> } | null } | undefined;
	if (!sync?.binding || !awareness.getLocalState()) return;
	const { mapping } = sync.binding;
	const relative = (position: number): unknown =>
		absolutePositionToRelativePosition(position, sync.type, mapping) as unknown;
	const cursor = { anchor: relative(state.selection.anchor), head: relative(state.selection.head) };
	const told: unknown = awareness.getLocalState()?.['cursor'];
	if (JSON.stringify(told) !== JSON.stringify(cursor)) awareness.setLocalStateField('cursor', cursor);
}
