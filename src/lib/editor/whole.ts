import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';

const failures = ['TransformError', 'ReplaceError', 'RangeError'];

/**
 * Concurrent edits leave lists and items empty, which the editor shows [VOC-6], and around which a step of ProseMirror may not
 * fit: then the command does nothing, wholly, instead of throwing.
 */
export const whole =
	(command: Command): Command =>
	(state, dispatch, view) => {
		try {
			return command(state, dispatch, view);
		} catch (error) {
			if (error instanceof Error && failures.includes(error.name)) return false;
			throw error;
		}
	};

/** Runs a command on an editor, on its own: chained by Tiptap, what failed half-way would be kept. */
export const run = (editor: Editor, command: Command): boolean =>
	command(editor.state, (tr) => editor.view.dispatch(tr), editor.view);
