import { Extension, type Editor } from '@tiptap/core';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import { fileView } from './file-view.ts';
import { imageView, type MediaBlock } from './image-view.ts';
import './media.css';
import '#lib/reading/media.css';
import type { MediaWork } from './media-work.svelte.ts';
import { filesOf, hasWords, piecesOf } from './pasted.ts';
import { mediaAt } from './places.ts';
import { uploadMarks } from './upload-marks.ts';

interface Options {
	readonly media: MediaWork;
	readonly section: string;
}

/** Images and files in a section: how they look, what keys do with them, what is pasted and dropped. */
export const Media = Extension.create<Options>({
	name: 'media',
	// Before the keys of the text: Enter on an image opens its panel.
	priority: 1100,

	addKeyboardShortcuts() {
		const { editor } = this;
		const open = () => openPanel(editor, this.options);
		return {
			Enter: () => (isChosen(editor) ? open() : leaveCaption(editor)),
			'Alt-Enter': open,
			// The browser does not leave a block that is chosen whole.
			'Mod-End': () => isChosen(editor) && editor.commands.focus('end'),
			'Mod-Home': () => isChosen(editor) && editor.commands.focus('start'),
			ArrowDown: () => goDown(editor, 'down'),
			ArrowRight: () => goDown(editor, 'right'),
			ArrowUp: () => goUp(editor, 'up'),
			ArrowLeft: () => goUp(editor, 'left'),
		};
	},

	addProseMirrorPlugins() {
		const { editor } = this;
		const { media, section } = this.options;
		const block = (place: () => number | undefined): MediaBlock => {
			const choose = () => {
				const at = place();
				if (at === undefined) return;
				editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, at)));
				editor.view.focus();
			};
			return {
				choose,
				open() {
					choose();
					openPanel(editor, { media, section });
				},
				canWrite: () => editor.isEditable,
				chosen: (node) => media.say(`${nameOf(node)} Entrée pour la modifier, Suppr pour l’ôter.`),
			};
		};
		const send = (files: readonly File[], position: number) => {
			media.add(section, editor, files, position);
			return true;
		};
		return [
			uploadMarks(media, section),
			new Plugin({
				props: {
					nodeViews: {
						image: (node, _view, place) => imageView(node, block(place)),
						attachment: (node, _view, place) => fileView(node, block(place)),
					},
					handlePaste(view, event) {
						const files = filesOf(event.clipboardData);
						// What comes with words is the words: Word gives a picture of what it copies.
						const isText = hasWords(event.clipboardData?.getData('text/html') ?? '');
						if (files.length === 0 || isText || !view.editable) return false;
						return send(files, view.state.selection.to);
					},
					handleDrop(view, event, _slice, moved) {
						const files = filesOf(event.dataTransfer);
						if (moved || files.length === 0 || !view.editable) return false;
						event.preventDefault();
						const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
						return send(files, found?.pos ?? view.state.doc.content.size);
					},
					// A letter typed on an image begins or goes on with its caption; it never takes its place.
					handleTextInput(view, _from, _to, text) {
						const found = isChosen(editor) ? mediaAt(view.state) : undefined;
						if (!found) return false;
						if (found.node.type.name !== 'image') return true;
						const end = found.at + found.node.nodeSize - 1;
						const { tr } = view.state;
						tr.insertText(text, end).setSelection(TextSelection.create(tr.doc, end + text.length));
						view.dispatch(tr.scrollIntoView());
						return true;
					},
					transformPasted(slice) {
						const pieces = piecesOf(slice);
						// Once they are in the text: another document’s are given names of this one.
						if (pieces.length > 0) setTimeout(() => void media.bring(section, pieces));
						return slice;
					},
				},
			}),
		];
	},
});

function nameOf({ type, attrs }: Node): string {
	if (type.name === 'attachment') return `Pièce jointe\u00a0: ${String(attrs['name'])}.`;
	if (attrs['decorative'] === true) return 'Image décorative.';
	return attrs['alt'] ? `Image\u00a0: ${String(attrs['alt'])}.` : 'Image sans description.';
}

const isChosen = ({ state }: Editor) =>
	state.selection instanceof NodeSelection && mediaAt(state) !== undefined;

function openPanel(editor: Editor, { media, section }: Options): boolean {
	const found = mediaAt(editor.state);
	if (!found || !editor.isEditable) return false;
	media.open({ editor, section, at: found.at, file: String(found.node.attrs['file']), fresh: false });
	return true;
}

/** Enter in a caption goes on after the image. */
function leaveCaption(editor: Editor): boolean {
	const found = mediaAt(editor.state);
	if (!found || isChosen(editor)) return false;
	const { tr, schema } = editor.state;
	const after = found.at + found.node.nodeSize;
	const next = tr.doc.resolve(after).nodeAfter;
	if (next?.type.name !== 'paragraph' || next.content.size > 0)
		tr.insert(after, schema.nodes['paragraph']!.create());
	editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
	return true;
}

/** From the block before onto the image; from the image into its caption. */
function goDown({ state, view }: Editor, direction: 'down' | 'right'): boolean {
	const { selection, doc } = state;
	if (selection instanceof NodeSelection) {
		if (selection.node.type.name !== 'image') return false;
		view.dispatch(state.tr.setSelection(TextSelection.create(doc, selection.from + 1)).scrollIntoView());
		return true;
	}
	const { $head, empty } = selection;
	if (!empty || $head.depth === 0 || !view.endOfTextblock(direction)) return false;
	const after = $head.after();
	if (doc.resolve(after).nodeAfter?.type.name !== 'image') return false;
	view.dispatch(state.tr.setSelection(NodeSelection.create(doc, after)).scrollIntoView());
	return true;
}

/** From a caption onto its image. */
function goUp({ state, view }: Editor, direction: 'up' | 'left'): boolean {
	const { $head, empty } = state.selection;
	if (!empty || $head.parent.type.name !== 'image' || !view.endOfTextblock(direction)) return false;
	view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, $head.before())).scrollIntoView());
	return true;
}
