import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { skippedLevels, skipRemedy, skipSentence, type Skip } from './heading-order.ts';

const key = new PluginKey<DecorationSet>('headingNotices');

/** Says under a heading that it skips a level, and offers to mend it (ATAG 2.0, B.2.3 and B.3); nobody is kept from anything. */
export const HeadingNotices = Extension.create({
	name: 'headingNotices',

	addProseMirrorPlugins: () => [
		new Plugin<DecorationSet>({
			key,
			state: {
				init: (_config, state) => notices(state),
				apply: (tr, shown, _before, state) => (tr.docChanged ? notices(state) : shown),
			},
			props: {
				decorations(state) {
					return key.getState(state);
				},
			},
		}),
	],
});

function notices(state: EditorState): DecorationSet {
	return DecorationSet.create(
		state.doc,
		skippedLevels(state.doc).map((skip) => {
			const end = skip.at + (state.doc.nodeAt(skip.at)?.nodeSize ?? 0);
			return Decoration.widget(end, (view, place) => draw(view, skip, place), {
				key: `${skip.level} ${skip.wanted} ${skip.words}`,
				side: -1,
				ignoreSelection: true,
				stopEvent: () => true,
			});
		}),
	);
}

function draw(view: EditorView, skip: Skip, place: () => number | undefined): HTMLElement {
	const line = document.createElement('div');
	line.className = 'heading-notice';
	line.contentEditable = 'false';
	if (!view.editable) line.hidden = true;
	const words = document.createElement('span');
	words.textContent = skipSentence(skip);
	const mend = document.createElement('button');
	mend.type = 'button';
	mend.textContent = skipRemedy(skip);
	mend.setAttribute('aria-label', `${skipRemedy(skip)}\u00a0: ${skip.words}`);
	mend.addEventListener('click', () => {
		const end = place();
		const heading = end === undefined ? null : view.state.doc.resolve(end).nodeBefore;
		if (end === undefined || !heading || !view.editable) return;
		view.dispatch(view.state.tr.setNodeAttribute(end - heading.nodeSize, 'level', skip.wanted));
		view.focus();
	});
	line.append(words, mend);
	return line;
}
