import type { Editor } from '@tiptap/core';
import { TextSelection, type Command } from '@tiptap/pm/state';
import { liftTarget } from '@tiptap/pm/transform';
import { touched, whenFree } from '../others.ts';
import { run, whole } from '../whole.ts';
import { roomFor } from './room.ts';

/**
 * Puts a block that is not written in where {@link roomFor} says; the caret goes on after it, in a paragraph that is there already or
 * made for it.
 */
export const insertAfter = (name: string, attrs?: Record<string, unknown>): Command =>
	whole((state, dispatch) => {
		const { tr, schema, selection } = state;
		const type = schema.nodes[name];
		const paragraph = schema.nodes['paragraph'];
		if (!type || !paragraph) return false;
		const { $to } = selection;
		const room = $to.depth === 0 ? { from: $to.pos, to: $to.pos } : roomFor($to, type);
		if (!room) return false;
		tr.replaceWith(room.from, room.to, type.create(attrs));
		const after = room.from + 1;
		if (!tr.doc.resolve(after).nodeAfter?.isTextblock) tr.insert(after, paragraph.create());
		tr.setSelection(TextSelection.create(tr.doc, after + 1));
		dispatch?.(tr.scrollIntoView());
		return true;
	});

/**
 * Makes the selected blocks a quote or a callout; one that is there already takes the other tone, which is an attribute, or is undone
 * when it is what was asked for.
 */
export const toggleWrap = (name: string, attrs: Record<string, unknown> = {}): Command =>
	whole((state, dispatch) => {
		const { tr, schema, selection } = state;
		const { $from, $to } = selection;
		const type = schema.nodes[name];
		if (!type) return false;
		let depth = $from.sharedDepth($to.pos);
		while (depth > 0 && $from.node(depth).type !== type) depth--;
		if (depth > 0) {
			const node = $from.node(depth);
			const changed = Object.entries(attrs).filter(([key, value]) => node.attrs[key] !== value);
			for (const [key, value] of changed) tr.setNodeAttribute($from.before(depth), key, value);
			if (changed.length === 0) {
				const range = tr.doc
					.resolve($from.start(depth))
					.blockRange(tr.doc.resolve($from.end(depth)), (parent) => parent === node);
				const target = range && liftTarget(range);
				if (!range || target == null) return false;
				tr.lift(range, target);
			}
		} else {
			const range = $from.blockRange($to);
			// Where it may stand as it is: `findWrapping` would make a list around it in the cell of a table.
			if (!range?.parent.type.contentMatch.matchType(type)) return false;
			tr.wrap(range, [{ type, attrs }]);
		}
		dispatch?.(tr.scrollIntoView());
		return true;
	});

export function insertBlock(editor: Editor, name: string, attrs?: Record<string, unknown>): boolean {
	return run(editor, insertAfter(name, attrs));
}

/** The same as {@link toggleWrap}, unless somebody else is writing there. */
export function wrapBlocks(editor: Editor, name: string, attrs?: Record<string, unknown>): boolean {
	return whenFree(editor, touched(editor), 'typing', () => run(editor, toggleWrap(name, attrs)));
}
