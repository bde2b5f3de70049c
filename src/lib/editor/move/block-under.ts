import type { Editor } from '@tiptap/core';
import type { DocumentWork } from '../work.svelte.ts';
import { blockAt, type Block } from './block-place.ts';

/** The block at the height of a point, as far left and right as the margins go. */
export function blockUnder(
	work: DocumentWork,
	left: number,
	top: number,
	item = true,
): { held: { editor: Editor; block: Block }; box: DOMRect; margin: number } | undefined {
	const regions = [...document.querySelectorAll<HTMLElement>('.sheet [contenteditable=true]')];
	const region = regions.find((one) => {
		const box = one.getBoundingClientRect();
		return top >= box.top && top <= box.bottom && left >= box.left - 70 && left <= box.right + 60;
	});
	const editor = region && work.blocks.editorOf(region);
	if (!region || !editor?.isEditable) return undefined;
	const box = region.getBoundingClientRect();
	const inside = { left: Math.min(Math.max(left, box.left + 40), box.right - 8), top };
	const at = editor.view.posAtCoords(inside);
	if (!at) return undefined;
	const $pos = editor.state.doc.resolve(at.inside >= 0 ? Math.max(at.pos, at.inside) : at.pos);
	let block = blockAt($pos) ?? ($pos.pos > 0 ? blockAt(editor.state.doc.resolve($pos.pos - 1)) : undefined);
	// A block that is not an item goes beside the whole list.
	if (block && !item && block.node.type.name === 'listItem') block = blockAround(editor, block);
	const drawn = block && editor.view.nodeDOM(block.from);
	if (!block || !(drawn instanceof Element)) return undefined;
	const around = drawn.getBoundingClientRect();
	// Some blocks, « Décision » among them, go out of the column of text.
	return { held: { editor, block }, box: around, margin: Math.min(box.left, around.left) };
}

/** The list in which an item stands, the outermost one. */
function blockAround({ state }: Editor, { from }: Block): Block {
	const $pos = state.doc.resolve(from);
	let depth = 1;
	while (depth < $pos.depth && $pos.node(depth).type.name !== 'list') depth++;
	const path = Array.from({ length: depth }, (_, at) => $pos.index(at));
	return { node: $pos.node(depth), from: $pos.before(depth), to: $pos.after(depth), path };
}
