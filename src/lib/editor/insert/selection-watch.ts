import { Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Selected } from './selected.svelte.ts';

/** Name of the class of the bar: the focus may be in it while it shows. */
export const selectionBar = 'selection-bar';

/** Says where the selection is, once the mouse is up, while the text or its bar has the focus. Esc puts the bar away. */
export const SelectionWatch = Extension.create<{ selected: Selected }>({
	name: 'selectionWatch',

	addProseMirrorPlugins() {
		const { selected } = this.options;
		let pressed = false;
		let dismissed = false;
		let shown = false;
		// It is beyond what one sees of the text: it shows when it is scrolled into sight.
		let beyond = false;
		const hide = () => {
			if (shown) selected.place = null;
			shown = false;
			beyond = false;
		};
		const look = (view: EditorView) => {
			const { selection, doc } = view.state;
			const has =
				selection instanceof TextSelection &&
				!selection.empty &&
				doc.textBetween(selection.from, selection.to, ' ').trim() !== '';
			if (!has || pressed || dismissed || !view.editable) return hide();
			// Once it shows, it is by losing the focus that it goes.
			if (!shown && !view.hasFocus()) return;
			const { left, top, bottom } = view.coordsAtPos(selection.from);
			const frame = view.dom.closest('.paper')?.getBoundingClientRect();
			if (frame && (bottom < frame.top + 48 || top > frame.bottom)) {
				hide();
				beyond = true;
				return;
			}
			beyond = false;
			shown = true;
			selected.hide = hide;
			selected.place = new DOMRect(left, top, 0, bottom - top);
		};
		return [
			new Plugin({
				props: {
					handleKeyDown(_view, event) {
						if (event.key !== 'Escape' || !shown) return false;
						dismissed = true;
						hide();
						return false;
					},
					handleDOMEvents: {
						mousedown: () => void (pressed = true),
						focus: (view) => void requestAnimationFrame(() => !view.isDestroyed && look(view)),
						blur(_view, event) {
							const to = event.relatedTarget;
							if (!(to instanceof Element && to.closest(`.${selectionBar}`))) hide();
						},
					},
				},
				view(view) {
					const lift = () => {
						if (!pressed) return;
						pressed = false;
						// The selection is read one task later.
						setTimeout(() => !view.isDestroyed && look(view));
					};
					const scroll = () => (shown || beyond) && look(view);
					document.addEventListener('mouseup', lift);
					document.addEventListener('scroll', scroll, { capture: true, passive: true });
					return {
						update(_view, before) {
							if (!before.selection.eq(view.state.selection)) dismissed = false;
							look(view);
						},
						destroy() {
							hide();
							document.removeEventListener('mouseup', lift);
							document.removeEventListener('scroll', scroll, { capture: true });
						},
					};
				},
			}),
		];
	},
});
