import type { EditorState } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { References } from './references.svelte.ts';

/** « @ » at the beginning of a word, and what was typed after it: a name is no longer than this. */
const begun = /(?:^|[\s(«"'’\uFFFC])@([^@\uFFFC\n]{0,40})$/u;

/** Where « @ » stands and what follows it, when the caret is behind. */
export function mentionAt({ selection }: EditorState): { from: number; query: string } | null {
	const { $from, empty } = selection;
	if (!empty || !$from.parent.inlineContent || $from.parent.type.name === 'footnote') return null;
	const before = $from.parent.textBetween(0, $from.parentOffset, '\uFFFC', '\uFFFC');
	const query = begun.exec(before)?.[1];
	// A name has words, not a sentence: after three blanks one is writing something else.
	if (query === undefined || (query.match(/\s/g)?.length ?? 0) > 2 || /^\s/.test(query)) return null;
	return { from: $from.pos - query.length - 1, query };
}

/**
 * Looks for somebody while one types after « @ » (a list that the text controls: the focus never leaves it). Begins with a key that was typed, never
 * where the caret merely goes.
 */
export function mentionPlugin(references: References, editor: Editor): Plugin {
	let left: number | null = null;
	const stop = () => (references.mentioning = null);
	return new Plugin({
		props: {
			handleTextInput(view, from, to, text) {
				const isFresh = references.spaced === editor;
				references.spaced = null;
				return isFresh && from === to && typeAfterMention(view, from, text);
			},
			handleKeyDown(_view, event) {
				if (references.mentioning?.editor !== editor || event.isComposing) return false;
				if (event.key === 'Escape') {
					left = references.mentioning.from;
					stop();
					return true;
				}
				return references.pressInList?.(event) ?? false;
			},
		},
		view: () => ({
			update(view: EditorView, before: EditorState) {
				if (references.spaced === editor && !before.selection.eq(view.state.selection))
					references.spaced = null;
				const open = references.mentioning?.editor === editor;
				const isTyped = !before.doc.eq(view.state.doc) && !isOthers(view.state);
				if (!open && !isTyped) return;
				const found = view.editable ? mentionAt(view.state) : null;
				if (!found) left = null;
				if (!found || found.from === left || !view.hasFocus()) {
					if (open) stop();
					return;
				}
				const { mentioning } = references;
				if (mentioning?.from !== found.from || mentioning.query !== found.query || !open)
					references.mentioning = { editor, ...found };
			},
			destroy() {
				if (references.mentioning?.editor === editor) stop();
			},
		}),
	});
}

/** One goes on after the space that came with a mention: one’s own space is that one, and a comma takes its place. */
function typeAfterMention({ state, dispatch }: EditorView, at: number, text: string): boolean {
	const isSpaced = state.doc.resolve(at).nodeBefore?.text === ' ';
	if (!isSpaced || state.doc.resolve(at - 1).nodeBefore?.type.name !== 'mention') return false;
	if (/^[.,)\]…]$/u.test(text)) dispatch(state.tr.insertText(text, at - 1, at).scrollIntoView());
	else if (text !== ' ') return false;
	return true;
}

const isOthers = (state: EditorState) =>
	(ySyncPluginKey.getState(state) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;

/** Somebody in the place of what was typed. */
export function mention(references: References, actor: string, name: string): void {
	const { mentioning } = references;
	const type = mentioning?.editor.schema.nodes['mention'];
	if (!mentioning || !type) return;
	const { editor, from } = mentioning;
	references.names.learn(`actor:${actor}`, name);
	const { tr, selection, schema } = editor.state;
	const next = selection.$from.nodeAfter?.text ?? '';
	const isSpaced = !/^[\s.,;:!?)»]/u.test(next);
	tr.replaceWith(from, selection.from, [type.create({ actor }), ...(isSpaced ? [schema.text(' ')] : [])]);
	editor.view.dispatch(tr.scrollIntoView());
	references.mentioning = null;
	references.spaced = isSpaced ? editor : null;
}
