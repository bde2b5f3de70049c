import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** The caret goes where one pressed. */
export function caretAt({ view }: Editor, at: { left: number; top: number }): void {
	const found = view.posAtCoords(at);
	if (found) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(found.pos))));
}

/** The caret goes behind what an undo has just changed in this section. */
export function placeAfter({ view }: Editor, changes: ReadonlyMap<unknown, readonly unknown[]>): void {
	const sync = ySyncPluginKey.getState(view.state) as {
		doc: Y.Doc;
		type: Y.XmlFragment;
		binding: { mapping: Map<never, never> };
	};
	for (const [type, events] of changes) {
		const event = (events as Y.YEvent<Y.XmlText>[]).find(({ target }) => target === type);
		if (!(type instanceof Y.XmlText) || !event || type._item?.deleted) continue;
		const place = Y.createRelativePositionFromTypeIndex(type, endOf(type, event));
		const position = relativePositionToAbsolutePosition(sync.doc, sync.type, place, sync.binding.mapping);
		if (position === null) continue;
		const selection = Selection.near(view.state.doc.resolve(position));
		return view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
	}
}

/** Where the last thing stands that was put there or taken away. Its delta may no longer be asked when an undo is over. */
function endOf(text: Y.XmlText, event: Y.YEvent<Y.XmlText>): number {
	let [index, end] = [0, 0];
	for (let item = text._start; item; item = item.right) {
		if (!item.deleted && item.countable) index += item.length;
		if (item.deleted ? event.deletes(item) : event.adds(item)) end = index;
	}
	return end;
}
