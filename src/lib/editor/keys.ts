import { Extension, type Editor } from '@tiptap/core';
import { toggleBox } from './check-boxes.ts';
import type { BlockWork } from './insert/block-work.svelte.ts';
import { liftItem, sinkItem, toggleList, type ListKind } from './lists.ts';
import type { Way } from './mounting/travel.ts';
import { bindings } from './shortcuts.ts';
import { stepCell } from './table/steps.ts';
import { stepRow } from './table/vertical.ts';
import { run } from './whole.ts';
import { breakLine, forgetLevel, makeRoomAbove, setLevel, type Level } from './blocks.ts';

export interface KeyOptions {
	undo(): void;
	redo(): void;
	/** Ctrl+K. */
	openLink(): void;
	/** Alt+F10, where nothing is selected. */
	focusToolbar(): void;
	readonly blocks: BlockWork;
	/** The caret leaves by an end of this section; false when there is nothing there. */
	leave(towards: Way): boolean;
	/** One screen up or down, in whatever section that is. */
	turnPage(towards: Way): boolean;
	/** To the beginning or the end of the document. */
	goToEdge(towards: Way): void;
	/** Says aloud what a key just did. */
	say(sentence: string): void;
}

/** Twelve lists in one another; the server takes no more than thirty. */
const deepest = 24;

/** Every key of a section: those of `shortcuts.ts`, which the help dialog says too, and those that are what one expects of a text. */
export const Keys = Extension.create<KeyOptions>({
	name: 'keys',
	priority: 1000,

	addKeyboardShortcuts() {
		const { editor } = this;
		const { undo, redo, openLink, focusToolbar, leave, turnPage, say, blocks } = this.options;
		const did = (work: () => void) => () => {
			work();
			return true;
		};
		const level = (to: Level) => () => {
			run(editor, setLevel(to));
			return true;
		};
		const inList = () => editor.isActive('listItem');
		// After Esc, Tab leaves the text instead of indenting; any other key forgets it.
		let leaving = false;
		const indent = (way: 'in' | 'out') => () => {
			if (leaving) return false;
			// In a table it goes from cell to cell, but in a list, where it does what it does in every list.
			if (!inList()) {
				const said = editor.isEditable
					? stepCell(editor.state, editor.view.dispatch, way === 'in' ? 1 : -1)
					: null;
				if (said) say(said);
				return said !== null;
			}
			const { depth } = editor.state.selection.$from;
			if (way === 'out') run(editor, liftItem);
			else if (depth < deepest) run(editor, sinkItem);
			return true;
		};
		/** Null where no table has to do with it. */
		const stepOut = (towards: 'up' | 'down') => {
			const step = stepRow(editor.view, towards);
			return step === 'out' ? leave(towards === 'up' ? 'before' : 'after') : step && true;
		};
		editor.on('transaction', ({ transaction }) => {
			if (transaction.docChanged || transaction.selectionSet) leaving = false;
		});
		editor.on('blur', () => (leaving = false));

		const mark = (name: string) => () => editor.commands.toggleMark(name);
		const list = (kind: ListKind) => () => {
			toggleList(editor, kind);
			return true;
		};
		return {
			...bindings({
				undo: did(undo),
				redo: did(redo),
				bold: mark('bold'),
				italic: mark('italic'),
				strike: mark('strike'),
				superscript: mark('superscript'),
				subscript: mark('subscript'),
				link: did(openLink),
				line: () => run(editor, breakLine),
				'level-0': level(0),
				'level-1': level(1),
				'level-2': level(2),
				'level-3': level(3),
				ordered: list('ordered'),
				bullet: list('bullet'),
				check: list('check'),
				tick: () => run(editor, toggleBox),
				in: indent('in'),
				out: indent('out'),
				up: did(() => blocks.move(editor, -1)),
				down: did(() => blocks.move(editor, 1)),
				toolbar: did(() => (blocks.focusSelectionBar ?? focusToolbar)()),
				help: did(() => (blocks.helping = true)),
			}),
			Enter: () => run(editor, makeRoomAbove) || editor.commands.splitListItem('listItem'),
			Backspace: () =>
				editor.commands.undoInputRule() ||
				run(editor, forgetLevel) ||
				(atStartOfItem(editor) && run(editor, liftItem)),
			Escape: () => {
				leaving = true;
				return false;
			},
			PageUp: () => turnPage('before'),
			PageDown: () => turnPage('after'),
			ArrowUp: () => stepOut('up') ?? (atEdge(editor, 'up') && leave('before')),
			ArrowLeft: () => atEdge(editor, 'left') && leave('before'),
			ArrowDown: () => stepOut('down') ?? (atEdge(editor, 'down') && leave('after')),
			ArrowRight: () => atEdge(editor, 'right') && leave('after'),
		};
	},
});

function atStartOfItem({ state: { selection } }: Editor): boolean {
	const { $from, empty } = selection;
	return (
		empty &&
		$from.parentOffset === 0 &&
		$from.depth > 1 &&
		$from.node(-1).type.name === 'listItem' &&
		$from.index(-1) === 0
	);
}

/** The caret stands on the first or last line of the section, or at its very first or last character. */
function atEdge({ state, view }: Editor, direction: 'up' | 'down' | 'left' | 'right'): boolean {
	const { selection, doc } = state;
	if (!selection.empty || !view.endOfTextblock(direction)) return false;
	const inside = selection.$from;
	for (let depth = 0; depth < inside.depth; depth++) {
		const index = inside.index(depth);
		const edge = direction === 'up' || direction === 'left' ? 0 : inside.node(depth).childCount - 1;
		if (index !== edge) return false;
	}
	return doc.childCount > 0;
}
