import type { Node } from '@tiptap/pm/model';
import { baseKeymap, toggleMark } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { EditorView } from '@tiptap/pm/view';
import type { Panel } from './panels.ts';

export interface NoteKeys {
	/** Accessible name: « Texte de la note 3 ». */
	readonly name: string;
	leave(): void;
	undo(): void;
	redo(): void;
}

/**
 * The text of a note in an editor of its own, beside the page. It holds nothing: what is typed goes at once into the section's text, through which
 * others' words come, so that two people may write one note.
 */
export function openNoteEditor(element: HTMLElement, panel: Panel, keys: NoteKeys): () => void {
	const { editor, tracked } = panel;
	const start = tracked.find()?.node;
	if (!start) return () => {};
	const { marks } = editor.schema;
	const did = (act: () => void) => () => {
		act();
		return true;
	};
	const mark = (name: string) => {
		const type = marks[name];
		return type ? toggleMark(type) : () => false;
	};
	const view = new EditorView(element, {
		state: EditorState.create({
			doc: start,
			plugins: [
				keymap({
					'Mod-z': did(keys.undo),
					'Mod-y': did(keys.redo),
					'Shift-Mod-z': did(keys.redo),
					'Mod-b': mark('bold'),
					'Mod-i': mark('italic'),
					Enter: did(keys.leave),
				}),
				keymap(baseKeymap),
			],
		}),
		attributes: {
			class: 'note-text',
			'data-first': '',
			role: 'textbox',
			'aria-label': keys.name,
			'aria-multiline': 'true',
			lang: 'fr',
			spellcheck: 'true',
		},
		dispatchTransaction(transaction) {
			const { state, transactions } = view.state.applyTransaction(transaction);
			view.updateState(state);
			if (transaction.getMeta('others') !== true) send(transactions);
		},
	});

	function send(transactions: readonly Transaction[]): void {
		const place = tracked.find();
		if (!place) return;
		const { tr } = editor.state;
		const moved = StepMap.offset(place.at + 1);
		for (const { steps } of transactions)
			for (const step of steps) {
				const outer = step.map(moved);
				if (outer) tr.step(outer);
			}
		if (tr.docChanged) editor.view.dispatch(tr);
	}

	/** Only where it differs, and behind one’s caret when it is just there: the letters of each stay together. */
	function receive(next: Node): void {
		const from = next.content.findDiffStart(view.state.doc.content);
		const ends = next.content.findDiffEnd(view.state.doc.content as never);
		if (from === null || !ends) return;
		const overlap = from - Math.min(ends.a, ends.b);
		const [a, b] = overlap > 0 ? [ends.a + overlap, ends.b + overlap] : [ends.a, ends.b];
		const { tr, selection } = view.state;
		tr.replace(from, b, next.slice(from, a)).setMeta('others', true);
		const [anchor, head] = [selection.anchor, selection.head].map((place) => tr.mapping.map(place, -1));
		view.dispatch(tr.setSelection(TextSelection.create(tr.doc, anchor!, head)));
	}

	const follow = () => {
		const found = tracked.find();
		if (found) receive(found.node);
	};
	editor.on('transaction', follow);
	return () => {
		editor.off('transaction', follow);
		view.destroy();
	};
}
