import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { joined } from '../presence-words.ts';
import { selectedSpan, sharedPlace, type Block } from './block-place.ts';
import { duplicate, relocate, transfer, withdraw } from './relocation.ts';

/** As much of an editor as moving needs. */
export interface MovedText {
	readonly state: EditorState;
	readonly view: { dispatch(tr: Transaction): void };
}

/** What moving needs of the page. */
export interface MovingWork {
	/** The shared text of the section of an editor. */
	content(editor: MovedText): Y.XmlFragment | undefined;
	/** First names of the others whose caret is in these positions. */
	whoIsIn(editor: MovedText, range: { from: number; to: number }): string[];
	/** One change, one thing to undo. */
	atOnce<T>(change: () => T): T;
	say(sentence: string): void;
	refuse(sentence: string): void;
}

const here = (names: readonly string[]) =>
	`${joined(names)} ${names.length > 1 ? 'écrivent' : 'écrit'} ici\u00a0: le bloc n’a pas bougé. Réessayez dans un instant.`;

/**
 * Moves the selected blocks, or items, one place up (-1) or down (1). What changes places with them is what is made anew, so that the caret and
 * whoever writes in the moved blocks stay where they are; when somebody writes in the neighbour, the blocks are.
 */
export function moveBy(work: MovingWork, editor: MovedText, by: -1 | 1): boolean {
	const { state } = editor;
	const content = work.content(editor);
	const span = content && movableSpan(state, content, by);
	const place = span && sharedPlace(content, span.first.path);
	if (!span || !place) return false;
	const first = place.index;
	const last = span.last.path.at(-1) ?? first;
	const neighbour = by < 0 ? first - 1 : last + 1;
	const count = place.parent.length;
	if (neighbour < 0 || neighbour >= count) {
		work.say(by < 0 ? 'Déjà en haut.' : 'Déjà en bas.');
		return false;
	}
	const beside = neighbourRange(editor, span, by);
	const inNeighbour = work.whoIsIn(editor, beside);
	const inside = work.whoIsIn(editor, { from: span.first.from, to: span.last.to });
	if (inNeighbour.length === 0) work.atOnce(() => relocate(place.parent, neighbour, by < 0 ? last : first));
	else if (inside.length === 0 && first === last) {
		const { anchor, head } = state.selection;
		const shift = by < 0 ? -(beside.to - beside.from) : beside.to - beside.from;
		work.atOnce(() => relocate(place.parent, first, neighbour));
		select(editor, anchor + shift, head + shift);
	} else {
		work.refuse(here(inNeighbour));
		return false;
	}
	const rank = first + by + 1;
	work.say(`${by < 0 ? 'Monté' : 'Descendu'}\u00a0: ${rank} sur ${count}.`);
	editor.view.dispatch(editor.state.tr.scrollIntoView());
	return true;
}

/** What is selected or, at the edge of a quote or a callout, that one. */
function movableSpan(state: EditorState, content: Y.XmlFragment, by: -1 | 1) {
	let span = selectedSpan(state);
	while (span) {
		const place = sharedPlace(content, span.first.path);
		const { depth, parent } = state.doc.resolve(span.first.from);
		const rank = by < 0 ? span.first.path.at(-1) : (span.last.path.at(-1) ?? 0) + 1;
		const isEdge = by < 0 ? rank === 0 : rank === place?.parent.length;
		if (!isEdge || !['quote', 'callout'].includes(parent.type.name)) return span;
		const from = state.doc.resolve(span.first.from).before(depth);
		const holder: Block = {
			node: parent,
			from,
			to: from + parent.nodeSize,
			path: span.first.path.slice(0, -1),
		};
		span = { first: holder, last: holder };
	}
	return span;
}

function select({ state, view }: MovedText, anchor: number, head: number): void {
	view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)));
}

function neighbourRange({ state }: MovedText, span: { first: Block; last: Block }, by: -1 | 1) {
	const at = by < 0 ? span.first.from : span.last.to;
	const node = state.doc.resolve(at)[by < 0 ? 'nodeBefore' : 'nodeAfter'];
	const size = node?.nodeSize ?? 0;
	return by < 0 ? { from: at - size, to: at } : { from: at, to: at + size };
}

/** One more of it, after it. */
export function duplicateBlock(work: MovingWork, editor: MovedText, block: Block): void {
	const content = work.content(editor);
	const place = content && sharedPlace(content, block.path);
	if (!place) return;
	work.atOnce(() => duplicate(place));
	work.say('Bloc dupliqué.');
}

export function removeBlock(work: MovingWork, editor: MovedText, block: Block): void {
	const content = work.content(editor);
	const place = content && sharedPlace(content, block.path);
	const names = work.whoIsIn(editor, block);
	if (!place) return;
	if (names.length > 0) return work.refuse(here(names));
	work.atOnce(() => withdraw(place));
	work.say('Bloc supprimé. Ctrl+Z pour le remettre.');
}

/** Where a block is dropped: before or after another one. */
export interface Drop {
	readonly editor: MovedText;
	readonly block: Block;
	readonly side: 'before' | 'after';
}

/** It may stand there, and does not yet. */
export function mayDrop(moved: { editor: MovedText; block: Block }, { editor, block }: Drop): boolean {
	if (moved.editor === editor) {
		const isInside = block.from >= moved.block.from && block.to <= moved.block.to;
		if (isInside) return false;
	}
	const parent = editor.state.doc.resolve(block.from).parent;
	// The two editors have schemas of their own, alike.
	const type = editor.state.schema.nodes[moved.block.node.type.name];
	return type !== undefined && parent.type.contentMatch.matchType(type) !== null;
}

/** Moves a block beside another one, in its section or in another. */
export function drop(work: MovingWork, moved: { editor: MovedText; block: Block }, target: Drop): boolean {
	if (!mayDrop(moved, target)) return false;
	const [from, to] = [work.content(moved.editor), work.content(target.editor)];
	const source = from && sharedPlace(from, moved.block.path);
	const place = to && sharedPlace(to, target.block.path);
	if (!source || !place) return false;
	const names = work.whoIsIn(moved.editor, moved.block);
	if (names.length > 0) {
		work.refuse(here(names));
		return false;
	}
	const index = place.index + (target.side === 'after' ? 1 : 0);
	work.atOnce(() => transfer(source, { parent: place.parent, index }));
	work.say('Bloc déplacé. Ctrl+Z pour le remettre.');
	return true;
}
