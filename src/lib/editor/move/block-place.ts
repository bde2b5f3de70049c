import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';

/** What one moves as one thing: an item of a list, a whole table, or any other block. */
export interface Block {
	readonly node: Node;
	readonly from: number;
	readonly to: number;
	/** Ranks of children, from the section down to it: the same in the shared text, where every node has its element. */
	readonly path: readonly number[];
}

/** The block at a position; undefined between blocks with nothing after. */
export function blockAt($pos: ResolvedPos): Block | undefined {
	let depth = $pos.depth;
	for (let outer = 1; outer <= $pos.depth; outer++) {
		if ($pos.node(outer).type.name !== 'table') continue;
		depth = outer;
		break;
	}
	// A note inside a line belongs to its block.
	while (depth > 0 && $pos.node(depth).isInline) depth--;
	const isItem = (at: number) => $pos.node(at).type.name === 'listItem';
	if (depth > 0 && $pos.node(depth).type.name !== 'table') {
		let item = depth;
		while (item > 0 && !isItem(item)) item--;
		if (item > 0) depth = item;
	}
	// Beside a block that holds no text.
	if (
		depth === 0 ||
		(!$pos.node(depth).isTextblock && !isItem(depth) && $pos.node(depth).type.name !== 'table')
	) {
		const node = $pos.nodeAfter;
		return node?.isBlock
			? { node, from: $pos.pos, to: $pos.pos + node.nodeSize, path: pathTo($pos, $pos.depth) }
			: undefined;
	}
	return {
		node: $pos.node(depth),
		from: $pos.before(depth),
		to: $pos.after(depth),
		path: pathTo($pos, depth - 1),
	};
}

const pathTo = ($pos: ResolvedPos, depth: number) =>
	Array.from({ length: depth + 1 }, (_, at) => $pos.index(at));

/** The neighbours that the selection touches, as ranks in the parent of the first of them. */
export function selectedSpan(state: EditorState): { first: Block; last: Block } | undefined {
	const { $from, $to } = state.selection;
	const first = blockAt($from);
	const last = blockAt($to) ?? first;
	if (!first || !last) return undefined;
	const siblings =
		first.path.length === last.path.length &&
		first.path.slice(0, -1).every((rank, index) => rank === last.path[index]);
	return siblings ? { first, last } : { first, last: first };
}

/** The same block in the shared text: the element that holds it, and its rank there. */
export function sharedPlace(
	content: Y.XmlFragment,
	path: readonly number[],
): { parent: Y.XmlFragment; index: number; element: Y.XmlElement } | undefined {
	let parent = content;
	for (const rank of path.slice(0, -1)) {
		const child: unknown = parent.get(rank);
		if (!(child instanceof Y.XmlElement)) return undefined;
		parent = child;
	}
	const index = path.at(-1) ?? 0;
	const element: unknown = parent.get(index);
	return element instanceof Y.XmlElement ? { parent, index, element } : undefined;
}
