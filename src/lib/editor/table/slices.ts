import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { typeOf } from './nodes.ts';
import { cellAround } from './place.ts';

/** Words copied in one cell are those words; taken from several they are a table. */
export function copied(slice: Slice): Slice {
	let { content, openStart, openEnd } = slice;
	const cells = ['table', 'tableRow', 'tableCell'];
	while (
		openStart > 0 &&
		openEnd > 0 &&
		content.childCount === 1 &&
		cells.includes(content.firstChild?.type.name ?? '')
	) {
		if (content.firstChild?.type.name !== 'tableCell' && content.firstChild?.childCount !== 1) break;
		content = content.firstChild.content;
		openStart--;
		openEnd--;
	}
	if (content.firstChild?.type.name === 'tableCaption') return slice;
	if (openStart !== slice.openStart && !cells.includes(content.firstChild?.type.name ?? ''))
		return new Slice(content, openStart, openEnd);
	const isTable = (node: Node | null) => node?.type.name === 'table';
	return new Slice(
		slice.content,
		isTable(slice.content.firstChild) ? 0 : slice.openStart,
		isTable(slice.content.lastChild) ? 0 : slice.openEnd,
	);
}

/** A cell holds paragraphs and lists: the words of anything else come into it as paragraphs. */
export function pasted(slice: Slice, state: EditorState): Slice {
	const { from, to } = cellAround(state.selection);
	if (from === null && to === null) return slice;
	const fits = ({ type }: Node) => type.isInline || ['paragraph', 'list'].includes(type.name);
	if (slice.content.content.every(fits)) return slice;
	const blocks = slice.content.content.flatMap((node) => blocksOf(node, state));
	const open = (node: Node | undefined) => (node?.isTextblock ? 1 : 0);
	return new Slice(Fragment.fromArray(blocks), open(blocks[0]), open(blocks.at(-1)));
}

function blocksOf(node: Node, state: EditorState): Node[] {
	const paragraph = typeOf(state.schema, 'paragraph');
	if (['paragraph', 'list'].includes(node.type.name)) return [node];
	if (node.isTextblock) return node.content.size > 0 ? [paragraph.create(null, node.content)] : [];
	const words = String(node.attrs['name'] ?? '');
	if (node.isAtom && words) return [paragraph.create(null, state.schema.text(words))];
	return node.content.content.flatMap((child) => blocksOf(child, state));
}
