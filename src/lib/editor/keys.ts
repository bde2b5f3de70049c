import { Extension, type Editor } from '@tiptap/core';
import { breakLine, forgetLevel, makeRoomAbove, setLevel, type Level } from './blocks.ts';

export interface KeyOptions {
	undo(): void;
	redo(): void;
	/** Ctrl+K. */
	openLink(): void;
	/** Alt+F10. */
	focusToolbar(): void;
	/** The caret leaves by an end of this section; false when there is nothing there. */
	leave(towards: 'before' | 'after'): boolean;
}

/** Twelve lists in one another; the server takes no more than thirty. */
const deepest = 24;

/** Every key of a section. The help dialog and `docs` say the same list. */
export const Keys = Extension.create<KeyOptions>({
	name: 'keys',
	priority: 1000,

	addKeyboardShortcuts() {
		const { editor } = this;
		const { undo, redo, openLink, focusToolbar, leave } = this.options;
		const did = (work: () => void) => () => {
			work();
			return true;
		};
		const level = (to: Level) => () => {
			editor.commands.command(({ state, dispatch }) => setLevel(to)(state, dispatch));
			return true;
		};
		const inList = () => editor.isActive('listItem');
		// After Esc, Tab leaves the text instead of indenting; any other key forgets it.
		let leaving = false;
		const indent = (command: 'sinkListItem' | 'liftListItem') => () => {
			if (leaving || !inList()) return false;
			const { depth } = editor.state.selection.$from;
			if (command === 'liftListItem' || depth < deepest) editor.commands[command]('listItem');
			return true;
		};
		editor.on('transaction', ({ transaction }) => {
			if (transaction.docChanged || transaction.selectionSet) leaving = false;
		});
		editor.on('blur', () => (leaving = false));

		return {
			'Mod-z': did(undo),
			'Mod-y': did(redo),
			'Shift-Mod-z': did(redo),
			'Mod-b': () => editor.commands.toggleMark('bold'),
			'Mod-i': () => editor.commands.toggleMark('italic'),
			'Mod-k': did(openLink),
			'Alt-F10': did(focusToolbar),
			'Mod-Alt-0': level(0),
			'Mod-Alt-1': level(1),
			'Mod-Alt-2': level(2),
			'Mod-Alt-3': level(3),
			'Mod-Shift-7': () => toggleList(editor, 'orderedList'),
			'Mod-Shift-8': () => toggleList(editor, 'bulletList'),
			'Shift-Enter': () => editor.commands.command(({ state, dispatch }) => breakLine(state, dispatch)),
			Enter: () =>
				editor.commands.first(({ commands }) => [
					() => commands.command(({ state, dispatch }) => makeRoomAbove(state, dispatch)),
					() => commands.splitListItem('listItem'),
				]),
			Backspace: () =>
				editor.commands.first(({ commands }) => [
					() => commands.undoInputRule(),
					() => commands.command(({ state, dispatch }) => forgetLevel(state, dispatch)),
					() => atStartOfItem(editor) && commands.liftListItem('listItem'),
				]),
			Escape: () => {
				leaving = true;
				return false;
			},
			Tab: indent('sinkListItem'),
			'Shift-Tab': indent('liftListItem'),
			ArrowUp: () => atEdge(editor, 'up') && leave('before'),
			ArrowLeft: () => atEdge(editor, 'left') && leave('before'),
			ArrowDown: () => atEdge(editor, 'down') && leave('after'),
			ArrowRight: () => atEdge(editor, 'right') && leave('after'),
		};
	},
});

/** Lists hold paragraphs, whatever the level was. */
export function toggleList(editor: Editor, list: 'bulletList' | 'orderedList'): boolean {
	return editor.commands.toggleList(list, 'listItem');
}

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
