import { Extension } from '@tiptap/core';
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { DecorationSet, EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { caretPlaces, mayBeIn } from './caret-places.ts';

const key = new PluginKey<DecorationSet>('carets');
/** At most one own place told in this time, in milliseconds; the last one always is. */
const pace = 150;

/**
 * Remote carets, ours rather than y-tiptap's cursor plugin: that one styles by attribute (refused by the policy [C1]), has no
 * bar at the block, and forgets where one was as soon as one uses the toolbar. The awareness field stays `cursor`, in the
 * same form, so that carets of other programs on the same protocol show.
 */
export const Carets = Extension.create<{ awareness: Awareness; sectionId?: string }>({
	name: 'carets',

	addProseMirrorPlugins() {
		const { awareness, sectionId } = this.options;
		return [
			new Plugin<DecorationSet>({
				key,
				state: {
					init: (_config, state) => caretPlaces(state, awareness, sectionId),
					apply(tr, places, _before, state) {
						const sync = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
						if (tr.getMeta(key) === true || sync?.isChangeOrigin)
							return caretPlaces(state, awareness, sectionId);
						return tr.docChanged ? places.map(tr.mapping, tr.doc) : places;
					},
				},
				props: { decorations: (state) => key.getState(state) },
				view: (view) => follow(view, awareness, sectionId),
			}),
		];
	},
});

/** Shows the others as they move, and tells them where this person is. */
function follow(view: EditorView, awareness: Awareness, sectionId: string | undefined) {
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
	const forgetDrawing = () => {
		if (drawing !== undefined) cancelAnimationFrame(drawing);
		drawing = undefined;
	};
	const tell = () => {
		telling ??= setTimeout(() => {
			telling = undefined;
			if (!view.isDestroyed && view.hasFocus()) publish(view.state, awareness);
		}, pace);
	};
	/** Thirty people write all over a text: an editor draws again for those who are in it, or were. */
	const drawn = new Set<number>();
	const look = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
		let isSeen = false;
		for (const client of [...added, ...updated, ...removed]) {
			if (client === awareness.clientID) continue;
			const isHere = mayBeIn(awareness.getStates().get(client), sectionId);
			if (isHere || drawn.has(client)) isSeen = true;
			if (isHere) drawn.add(client);
			else drawn.delete(client);
		}
		if (isSeen) redraw();
	};
	for (const [client, presence] of awareness.getStates()) if (mayBeIn(presence, sectionId)) drawn.add(client);
	awareness.on('change', look);
	view.dom.addEventListener('focus', tell);
	return {
		update(_view: EditorView, before: EditorState) {
			const sync = ySyncPluginKey.getState(view.state) as { isChangeOrigin?: boolean } | undefined;
			// Drawn just now, with what others wrote.
			if (sync?.isChangeOrigin) forgetDrawing();
			if (!before.selection.eq(view.state.selection) || before.doc !== view.state.doc) tell();
		},
		destroy() {
			awareness.off('change', look);
			view.dom.removeEventListener('focus', tell);
			clearTimeout(telling);
			forgetDrawing();
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
