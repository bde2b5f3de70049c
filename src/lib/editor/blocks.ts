import type { Command } from '@tiptap/pm/state';

export type Level = 0 | 1 | 2 | 3;

/**
 * Makes the selected blocks paragraphs (0) or headings (1 to 3). Only an attribute changes, so that somebody who types in
 * the block at the same moment loses nothing (decision 10).
 */
export const setLevel =
	(level: Level): Command =>
	(state, dispatch) => {
		const { tr, selection } = state;
		for (const { $from, $to } of selection.ranges)
			state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
				if (node.type.name !== 'paragraph') return true;
				if (node.attrs['level'] !== level) tr.setNodeMarkup(pos, null, { ...node.attrs, level });
				return false;
			});
		if (dispatch && tr.docChanged) dispatch(tr.scrollIntoView());
		return tr.docChanged;
	};

/** Enter at the beginning of a heading makes room above it: an empty paragraph, not an empty heading. */
export const makeRoomAbove: Command = (state, dispatch) => {
	const { $from, empty } = state.selection;
	const block = $from.parent;
	if (!empty || $from.parentOffset > 0 || block.content.size === 0 || !block.attrs['level']) return false;
	dispatch?.(state.tr.insert($from.before(), block.type.create()).scrollIntoView());
	return true;
};

/** Backspace at the beginning of a heading makes it a paragraph before anything is joined. */
export const forgetLevel: Command = (state, dispatch) => {
	const { $from, empty } = state.selection;
	if (!empty || $from.parentOffset > 0 || !$from.parent.attrs['level']) return false;
	return setLevel(0)(state, dispatch);
};

/** A line break inside the block. */
export const breakLine: Command = (state, dispatch) => {
	const type = state.schema.nodes['hardBreak'];
	if (!type || !state.selection.$from.parent.inlineContent) return false;
	dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
	return true;
};
