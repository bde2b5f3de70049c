import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { Plugin, Selection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { cellAround } from './place.ts';
import { stepwise } from './stepwise.ts';

/**
 * Cells are never joined, nor a table cut in two, by what one types, deletes or pastes: over several cells, words go and cells stay. What
 * others do, and the commands of tables, pass.
 */
export const tableGuard = (): Plugin =>
	new Plugin({
		filterTransaction: (tr, state) =>
			!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined || !breaksTable(tr, state),
		props: {
			handleKeyDown: (view, { key }) => (key === 'Backspace' || key === 'Delete') && emptied(view),
			handleTextInput: (view, _from, _to, text) => {
				if (!crosses(view.state.selection)) return false;
				const tr = emptySelection(view.state);
				view.dispatch(tr.insertText(text, tr.selection.from).scrollIntoView());
				return true;
			},
			// Then it is pasted where the first of them were.
			handlePaste: (view) => emptied(view) && false,
			handleDOMEvents: {
				cut: (view, event) => {
					if (!crosses(view.state.selection) || !event.clipboardData || !view.editable) return false;
					const { dom, text } = view.serializeForClipboard(view.state.selection.content());
					event.clipboardData.setData('text/html', dom.innerHTML);
					event.clipboardData.setData('text/plain', text);
					event.preventDefault();
					return emptied(view);
				},
			},
		},
	});

/** From one cell to another, or from outside into one. */
function crosses(selection: Selection): boolean {
	const { from, to } = cellAround(selection);
	return from !== to && !selection.empty;
}

function emptied(view: EditorView): boolean {
	if (!crosses(view.state.selection)) return false;
	view.dispatch(emptySelection(view.state).scrollIntoView());
	return true;
}

/** Without the words of the selection, nor the blocks that are in it whole and in no table. */
export function emptySelection(state: EditorState): Transaction {
	const { tr, doc, selection } = state;
	const { from, to } = selection;
	const gone: [number, number][] = [];
	doc.nodesBetween(from, to, (node, pos) => {
		const [start, end] = [Math.max(from, pos + 1), Math.min(to, pos + node.nodeSize - 1)];
		if (node.isTextblock) {
			if (end > start) gone.push([start, end]);
			return false;
		}
		const isWhole = from <= pos && to >= pos + node.nodeSize;
		if (!isWhole || ['tableRow', 'tableCell', 'listItem', 'tableColumn'].includes(node.type.name))
			return true;
		gone.push([pos, pos + node.nodeSize]);
		return false;
	});
	for (const [start, end] of gone.toReversed()) tr.delete(start, end);
	return stepwise(tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(from)), 1)));
}

/** Whether a step of a transaction takes a border of a cell without the whole cell, or puts something between the rows of a table. */
function breaksTable(tr: Transaction, { selection }: EditorState): boolean {
	const { from, to } = cellAround(selection);
	if (from === null && to === null) return false;
	return tr.steps.some((step, index) => {
		if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return false;
		const doc = tr.docs[index];
		if (!doc) return false;
		const after = index + 1 < tr.docs.length ? tr.docs[index + 1] : tr.doc;
		const $from = doc.resolve(step.from);
		const top = $from.depth >= 1 ? $from.node(1) : undefined;
		if (top?.type.name !== 'table') return crossesBorder(doc, step.from, step.to);
		// Cut in two: what was one block of the text is now several.
		const isCut = after !== undefined && after.childCount > doc.childCount && step.to < $from.after(1);
		return isCut || crossesBorder(doc, step.from, step.to);
	});
}

/** An end of the range stands in a cell, the other elsewhere. */
function crossesBorder(doc: EditorState['doc'], from: number, to: number): boolean {
	const around = (pos: number) => {
		const $pos = doc.resolve(pos);
		for (let depth = $pos.depth; depth > 0; depth--)
			if ($pos.node(depth).type.name === 'tableCell') return $pos.before(depth);
		return null;
	};
	return around(from) !== around(to);
}
