import {
	absolutePositionToRelativePosition,
	relativePositionToAbsolutePosition,
	ySyncPluginKey,
} from '@tiptap/y-tiptap';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { roomFor } from '../insert/room.ts';

type Sync = { doc: Y.Doc; type: Y.XmlFragment; binding: { mapping: Map<never, never> } | null } | undefined;

/** A place in the text that stays where it is while others write. */
export type Place = unknown;

export function placeAt(state: EditorState, position: number): Place {
	const sync = ySyncPluginKey.getState(state) as Sync;
	if (!sync?.binding) return null;
	return absolutePositionToRelativePosition(position, sync.type, sync.binding.mapping) as unknown;
}

/** Where that place is now: the end of the text when what was around it is gone. */
export function positionOf(state: EditorState, place: Place): number {
	const sync = ySyncPluginKey.getState(state) as Sync;
	const end = state.doc.content.size;
	if (!sync?.binding || place === null) return end;
	const found = relativePositionToAbsolutePosition(sync.doc, sync.type, place, sync.binding.mapping);
	return Number.isInteger(found) && found! >= 0 && found! <= end ? found! : end;
}

/** Where {@link roomFor} says, for a picture or a file at a position. */
export function boundaryAt(doc: Node, position: number, name: string): { from: number; to: number } {
	const $at = doc.resolve(position);
	// Between two blocks, or in one of which nothing may stand beside it.
	const after = $at.depth === 0 ? position : doc.content.size;
	return roomFor($at, doc.type.schema.nodes[name]!) ?? { from: after, to: after };
}

/** Puts blocks there, with a paragraph after them to go on in; the caret stays where it is. */
export function putBlocks(tr: Transaction, position: number, nodes: readonly Node[]): Transaction {
	const [first] = nodes;
	const paragraph = tr.doc.type.schema.nodes['paragraph'];
	if (!first || !paragraph) return tr;
	const { from, to } = boundaryAt(tr.doc, position, first.type.name);
	tr.replaceWith(from, to, [...nodes]);
	const end = from + nodes.reduce((size, node) => size + node.nodeSize, 0);
	if (!tr.doc.resolve(end).nodeAfter?.isTextblock) tr.insert(end, paragraph.create());
	return tr;
}

export interface Found {
	readonly node: Node;
	readonly at: number;
}

/** The image or file of this piece, the nearest to where it was last. */
export function findMedia(doc: Node, file: string, near = 0): Found | undefined {
	let found: Found | undefined;
	doc.descendants((node, at) => {
		if (!['image', 'attachment'].includes(node.type.name)) return;
		if (node.attrs['file'] !== file) return;
		if (!found || Math.abs(at - near) < Math.abs(found.at - near)) found = { node, at };
	});
	return found;
}

/** The image or file that is chosen as a whole, or in whose caption the caret is. */
export function mediaAt({ selection }: EditorState): Found | undefined {
	if (selection instanceof NodeSelection)
		return ['image', 'attachment'].includes(selection.node.type.name)
			? { node: selection.node, at: selection.from }
			: undefined;
	const { $from } = selection;
	return $from.parent.type.name === 'image' ? { node: $from.parent, at: $from.before() } : undefined;
}
