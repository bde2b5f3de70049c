import { breakLine, forgetLevel, makeRoomAbove } from '#lib/editor/blocks.ts';
import { Carets } from '#lib/editor/carets.ts';
import { schemaExtensions } from '#lib/editor/extensions.ts';
import { Links } from '#lib/editor/links.ts';
import { liftItem, sinkItem } from '#lib/editor/lists.ts';
import { pastePlugin } from '#lib/editor/paste/plugin.ts';
import { regionAttributes } from '#lib/editor/region.ts';
import { Rules } from '#lib/editor/rules.ts';
import { Steady } from '#lib/editor/steady/steady.ts';
import { Tables } from '#lib/editor/table/extension.ts';
import { showEmptied } from '#lib/editor/tolerance.ts';
import { run } from '#lib/editor/whole.ts';
import { Editor, Extension } from '@tiptap/core';
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { ProgrammeWork } from '../programme-work.svelte.ts';

/**
 * The description of an action, in the schema of the texts. Of their editor it has what a page of words needs: marks, titles, lists, tables, paste,
 * carets; not images, notes or mentions, which belong to articles. What was put there by other means stays.
 */
export function openDescription(element: HTMLElement, content: Y.XmlFragment, work: ProgrammeWork): Editor {
	const { live, session, announcer } = work;
	// What is typed here is undone with the rest of the programme, by the same keys.
	live.undoManager.addTrackedOrigin(ySyncPluginKey);
	const did = (act: () => void) => () => {
		act();
		return true;
	};
	return new Editor({
		element: { mount: element },
		editable: work.canWrite,
		injectCSS: false,
		extensions: [
			...schemaExtensions,
			Extension.create({
				name: 'shared',
				// First of the plugins: the others read its state of the same transaction.
				priority: 900,
				addProseMirrorPlugins() {
					showEmptied(this.editor.schema);
					const tell = (sentences: readonly string[]) => {
						if (sentences.length > 0) announcer.say(sentences.join(' '));
					};
					return [ySyncPlugin(content), pastePlugin({ tell, held: () => 0 })];
				},
			}),
			Steady,
			Carets.configure({ awareness: session.awareness }),
			Extension.create({
				name: 'description-keys',
				priority: 1000,
				addKeyboardShortcuts() {
					const { editor } = this;
					const mark = (name: string) => () => editor.commands.toggleMark(name);
					return {
						'Mod-z': did(live.undo),
						'Mod-y': did(live.redo),
						'Shift-Mod-z': did(live.redo),
						'Mod-b': mark('bold'),
						'Mod-i': mark('italic'),
						'Shift-Enter': () => run(editor, breakLine),
						Enter: () => run(editor, makeRoomAbove) || editor.commands.splitListItem('listItem'),
						Backspace: () => editor.commands.undoInputRule() || run(editor, forgetLevel),
						Tab: () => editor.isActive('listItem') && run(editor, sinkItem),
						'Shift-Tab': () => editor.isActive('listItem') && run(editor, liftItem),
					};
				},
			}),
			Rules,
			Tables,
			Links,
		],
		editorProps: { attributes: regionAttributes('Description de l’action') },
		onUpdate: () => work.tellTyping(),
	});
}
