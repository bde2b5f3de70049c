import { TextSelection, type Command } from '@tiptap/pm/state';
import { roomFor } from '../insert/room.ts';
import { caretIn, removeTable } from './caret.ts';
import { emptyTable, typeOf } from './nodes.ts';
import { childrenAt, tableAt } from './place.ts';
import { stepwise } from './stepwise.ts';

/** A table of three rows and columns where {@link roomFor} says, with the caret in its first cell. */
export const insertTable: Command = (state, dispatch) => {
	const { tr, schema, selection } = state;
	const room = roomFor(selection.$to, typeOf(schema, 'table'));
	if (!room || !dispatch) return room !== null;
	const at = room.from;
	tr.replaceWith(at, room.to, emptyTable(schema, 3, 3));
	const end = at + (tr.doc.nodeAt(at)?.nodeSize ?? 0);
	// One can always write on after it.
	if (!tr.doc.resolve(end).nodeAfter) tr.insert(end, typeOf(schema, 'paragraph').create());
	caretIn(tr, at, 0, 0);
	dispatch(stepwise(tr).scrollIntoView());
	return true;
};

export const deleteTable: Command = (state, dispatch) => {
	const place = tableAt(state);
	if (!place || !dispatch) return place !== null;
	const { tr } = state;
	removeTable(tr, place);
	dispatch(stepwise(tr).scrollIntoView());
	return true;
};

/** The first row, or the first column, is that of the headers, or no longer is. */
export const toggleHeader =
	(which: 'headerRow' | 'headerColumn'): Command =>
	(state, dispatch) => {
		const place = tableAt(state);
		if (!place) return false;
		dispatch?.(state.tr.setNodeAttribute(place.pos, which, place.node.attrs[which] !== true));
		return true;
	};

/** Room for a title above the table, with the caret in it; or takes the title away. */
export const toggleCaption: Command = (state, dispatch) => {
	const place = tableAt(state);
	if (!place || !dispatch) return place !== null;
	const { tr, schema } = state;
	const captions = childrenAt(place.node, place.pos, 'tableCaption');
	for (const { node, pos } of captions.toReversed()) tr.delete(pos, pos + node.nodeSize);
	if (captions.length === 0) {
		tr.insert(place.pos + 1, typeOf(schema, 'tableCaption').create());
		tr.setSelection(TextSelection.create(tr.doc, place.pos + 2));
	} else if (!place.at) caretIn(tr, place.pos, 0, 0);
	dispatch(stepwise(tr).scrollIntoView());
	return true;
};
