import { actorKey, addressOf } from '#domain/document/references.ts';
import { Extension, InputRule, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import { dateView, mentionView, noteView } from './chips.ts';
import { commitmentView, controlsOf } from './commitment-view.ts';
import { distinctCommitments, emptyCommitment, leaveCommitment, runCommand } from './commitments.ts';
import { copySerializer, copyText } from './copied.ts';
import { mentionPlugin } from './mentions.ts';
import { putNote } from './notes.ts';
import type { References } from './references.svelte.ts';

export interface ReferenceOptions {
	readonly references: References;
	/** Whether another section of the document has a line of that identifier. */
	isElsewhere(id: string): boolean;
}

/** Notes, mentions, days, decisions and tasks, where one writes. */
export const Referring = Extension.create<ReferenceOptions>({
	name: 'referring',
	// Before the keys of every block.
	priority: 1100,

	addKeyboardShortcuts() {
		const { editor } = this;
		const { references } = this.options;
		// After Esc, Tab leaves the text; any other key forgets it.
		let leaving = false;
		editor.on('transaction', ({ transaction }) => {
			if (transaction.docChanged || transaction.selectionSet) leaving = false;
		});
		editor.on('blur', () => (leaving = false));
		return {
			Escape: () => {
				leaving = true;
				return false;
			},
			Tab: () => !leaving && goToFoot(editor),
			'Mod-Alt-f': () => putNote(references, editor),
			Enter: () => openSelected(references, editor) || runCommand(editor, leaveCommitment),
			Backspace: () => runCommand(editor, emptyCommitment),
		};
	},

	addInputRules() {
		const { editor } = this;
		const { references } = this.options;
		return [
			new InputRule({
				find: /\[\^$/,
				handler: ({ state, range }) => {
					const type = state.schema.nodes['footnote'];
					if (!type) return;
					state.tr.replaceWith(range.from, range.to, type.create());
					// Open once it is there.
					queueMicrotask(() => references.open('note', editor, range.from, true));
				},
			}),
		];
	},

	addProseMirrorPlugins() {
		const { editor } = this;
		const { references, isElsewhere } = this.options;
		return [
			mentionPlugin(references, editor),
			distinctCommitments(isElsewhere),
			new Plugin({
				props: {
					nodeViews: {
						mention: mentionView(references),
						date: dateView,
						footnote: noteView,
						commitment: commitmentView(references, editor),
					},
					clipboardSerializer: copySerializer(editor.schema, references.names),
					clipboardTextSerializer: (slice) => copyText(slice, references.names),
					handleClickOn(_view, _pos, node, at, event, isDirect) {
						if (!isDirect || event.button !== 0) return false;
						if (node.type.name === 'mention') return (event.ctrlKey || event.metaKey) && visit(node);
						return openNode(references, editor, node, at);
					},
				},
			}),
		];
	},
});

function openNode(references: References, editor: Editor, { type }: Node, at: number): boolean {
	if (type.name === 'footnote') return references.open('note', editor, at);
	return type.name === 'date' && references.open('date', editor, at);
}

/** From the words of a decision or task to what is under them. */
function goToFoot({ state, view }: Editor): boolean {
	const { $from, $to } = state.selection;
	if ($from.parent.type.name !== 'commitment' || !$from.sameParent($to)) return false;
	const line = view.nodeDOM($from.before());
	const [first] = line instanceof HTMLElement ? controlsOf(line) : [];
	first?.focus();
	return first !== undefined;
}

/** Enter on a number, a day or a name that is selected. */
function openSelected(references: References, editor: Editor): boolean {
	const { selection } = editor.state;
	if (!(selection instanceof NodeSelection)) return false;
	const { node, from } = selection;
	return node.type.name === 'mention' ? visit(node) : openNode(references, editor, node, from);
}

function visit({ attrs }: Node): boolean {
	const address = addressOf(actorKey(attrs['actor']));
	if (address) window.open(address, '_blank', 'noopener');
	return true;
}
