import type { Editor } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { liftListItem } from '@tiptap/pm/schema-list';
import { EditorState, TextSelection, type Command, type Selection, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep } from '@tiptap/pm/transform';
import { touched, whenFree } from './others.ts';
import { run, whole } from './whole.ts';

export type ListKind = 'bullet' | 'ordered' | 'check';

/** The list nearest to the caret, and where it is. */
export function innermostList({ selection }: EditorState): { kind: ListKind; at: number } | null {
	const { $from } = selection;
	for (let depth = $from.depth; depth > 0; depth--) {
		const node = $from.node(depth);
		if (node.type.name === 'list') return { kind: node.attrs['kind'] as ListKind, at: $from.before(depth) };
	}
	return null;
}

/**
 * Makes the selected blocks a list, makes their lists one of another kind, or takes them out of them. The kind is an attribute:
 * whoever types in an item meanwhile loses nothing. A list that is there is never made anew either when blocks join it.
 */
export const toggleListKind = (kind: ListKind): Command =>
	whole((state, dispatch) => {
		const { lists, loose } = selectedBlocks(state);
		const { tr } = state;
		const others = lists.filter((at) => state.doc.nodeAt(at)?.attrs['kind'] !== kind);
		if (lists.length > 0 && loose.length === 0 && others.length === 0) {
			if (!unlist(state, tr, lists)) return false;
		} else {
			for (const at of others) tr.setNodeAttribute(at, 'kind', kind);
			// From the end, so that what comes before keeps its place.
			for (const blocks of [...loose].reverse()) enlist(tr, blocks, kind, loose.length === 1);
		}
		if (!tr.docChanged) return false;
		dispatch?.(tr.scrollIntoView());
		return true;
	});

/** The same, unless somebody else is writing in blocks that it would make anew. */
export function toggleList(editor: Editor, kind: ListKind): boolean {
	const toggle = () => run(editor, toggleListKind(kind));
	const { lists, loose } = selectedBlocks(editor.state);
	const isRetyping =
		loose.length === 0 && lists.some((at) => editor.state.doc.nodeAt(at)?.attrs['kind'] !== kind);
	return isRetyping ? toggle() : whenFree(editor, touched(editor), 'typing', toggle);
}

/** Neighbours in one parent, from the first to the last. */
interface Run {
	from: number;
	to: number;
}

/** The lists in which selected paragraphs stand, and those that stand in none. */
function selectedBlocks({ doc, selection, schema }: EditorState): { lists: number[]; loose: Run[] } {
	const lists = new Set<number>();
	const loose: Run[] = [];
	const list = schema.nodes['list'];
	for (const { $from, $to } of selection.ranges)
		doc.nodesBetween($from.pos, $to.pos, (node, pos, parent) => {
			if (!node.isTextblock) return true;
			const $pos = doc.resolve(pos);
			let depth = $pos.depth;
			while (depth > 0 && $pos.node(depth).type !== list) depth--;
			if (depth > 0) lists.add($pos.before(depth));
			else if (node.type.name === 'paragraph' && list && parent?.type.contentMatch.matchType(list)) {
				const last = loose.at(-1);
				if (last?.to === pos) last.to = pos + node.nodeSize;
				else loose.push({ from: pos, to: pos + node.nodeSize });
			}
			return false;
		});
	return { lists: [...lists].sort((a, b) => a - b), loose };
}

/**
 * Each paragraph of a run becomes an item; of the list before them or after them, when it is of that kind. A list that grew at both ends
 * at once, y-tiptap would make anew.
 */
function enlist(tr: Transaction, { from, to }: Run, kind: ListKind, alone: boolean): void {
	const { list, listItem } = tr.doc.type.schema.nodes;
	if (!list || !listItem) return;
	const starts: number[] = [];
	tr.doc.nodesBetween(from, to, (node, pos) => {
		if (node.isTextblock) {
			starts.push(pos);
			if (node.attrs['level']) tr.setNodeAttribute(pos, 'level', 0);
		}
		return !node.isTextblock;
	});
	const range = tr.doc.resolve(from + 1).blockRange(tr.doc.resolve(to - 1));
	if (!range) return;
	tr.wrap(range, [{ type: list, attrs: { kind } }, { type: listItem }]);
	// Two tokens were put before them all; each boundary adds two more.
	starts.slice(1).forEach((start, index) => tr.split(start + 2 + 2 * index));
	const isSame = (at: number, side: 'nodeBefore' | 'nodeAfter') => {
		const node = tr.doc.resolve(at)[side];
		return node?.type === list && node.attrs['kind'] === kind && node.childCount > 0;
	};
	const end = from + (tr.doc.nodeAt(from)?.nodeSize ?? 0);
	if (isSame(from, 'nodeBefore')) tr.join(from);
	else if (alone && isSame(end, 'nodeAfter')) tr.join(end);
}

/** Takes the selected items one step out, in each of these lists that is not inside another of them. */
function unlist(state: EditorState, tr: Transaction, lists: readonly number[]): boolean {
	const { from, to } = state.selection;
	const { listItem } = state.schema.nodes;
	const ends = lists.map((at) => at + (state.doc.nodeAt(at)?.nodeSize ?? 0));
	// When the selection is in one list of lists, the innermost that holds all of it.
	const single = lists.findLast((at, index) => from > at && to < (ends[index] ?? 0));
	const outer = lists.filter(
		(at, index) => !lists.some((other, one) => other < at && (ends[one] ?? 0) >= (ends[index] ?? 0)),
	);
	const chosen = single === undefined ? outer : [single];
	for (const at of chosen.reverse()) {
		const end = at + (state.doc.nodeAt(at)?.nodeSize ?? 0);
		const part = TextSelection.between(
			tr.doc.resolve(Math.max(from, at + 2)),
			tr.doc.resolve(Math.min(to, end - 2)),
		);
		if (listItem) on(tr, part, liftListItem(listItem));
	}
	return tr.docChanged;
}

/** Runs a command on what a transaction has made so far. */
function on(tr: Transaction, selection: Selection, command: Command): boolean {
	return command(EditorState.create({ doc: tr.doc, selection }), ({ steps }) => {
		for (const step of steps) tr.step(step);
	});
}

/**
 * Puts the selected items one step further in, under the item before them: in its list, or in one made for them of the same kind
 * as theirs. Ours, because the one of ProseMirror makes bullets of them, and fails next to what concurrent edits left empty.
 */
export const sinkItem: Command = whole((state, dispatch) => {
	const { list, listItem } = state.schema.nodes;
	const { $from, $to } = state.selection;
	const range = $from.blockRange($to, (node) => node.type === list);
	const before = range && range.startIndex > 0 ? range.parent.child(range.startIndex - 1) : null;
	if (!list || !listItem || !range || !before) return false;
	const inner = before.lastChild?.type === list ? before.lastChild : null;
	// Opens the item before; its list too when it has one; and the last item of that list when there is one.
	const open = inner ? (inner.childCount > 0 ? 3 : 2) : 1;
	const hull =
		open === 3
			? list.create(null, listItem.create())
			: list.create(inner ? inner.attrs : { kind: range.parent.attrs['kind'] as unknown });
	const slice = new Slice(Fragment.from(listItem.create(null, hull)), open, 0);
	const { start, end } = range;
	const step = new ReplaceAroundStep(start - open, end, start, end, slice, open === 2 ? 0 : 1, true);
	const tr = state.tr.step(step);
	dispatch?.(tr.scrollIntoView());
	return true;
});

/** Takes the selected items one step out; nothing where that cannot be done. */
export const liftItem: Command = whole((state, dispatch) => {
	const { listItem } = state.schema.nodes;
	return listItem ? liftListItem(listItem)(state, dispatch) : false;
});
