import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { SlashState } from './slash-state.svelte.ts';

interface Options {
	slash: SlashState;
	say(sentence: string): void;
}

/** « / » at the beginning of a word, and what is looked for; a dash or a space may be in it. */
const asked = /(?:^|[\s\ufffc])\/([\p{L}\p{N}’'][\p{L}\p{N}’' -]{0,30})?$/u;

/**
 * Follows « / » while it is typed. The focus and the caret stay in the text: what is chosen is told to assistive technology as the
 * active descendant of the region. Nothing is kept by position, because what others write replaces the whole text.
 */
export const Slash = Extension.create<Options>({
	name: 'slash',
	// Before the keys of the text.
	priority: 1100,

	addProseMirrorPlugins() {
		const { slash, say } = this.options;
		let typed = false;
		let open = false;
		return [
			new Plugin({
				props: {
					handleTextInput(_view, _from, _to, text) {
						typed ||= text === '/';
						return false;
					},
					handleKeyDown: (view, event) => open && press(view, event),
					handleDOMEvents: { blur: (view) => close(view) },
				},
				view: (view) => ({
					update: () => look(view),
					destroy: () => close(view),
				}),
			}),
		];

		function query({ state: { selection } }: EditorView): string | undefined {
			const { $from, empty } = selection;
			if (!empty || !$from.parent.isTextblock) return undefined;
			const found = asked.exec($from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc'));
			return found ? (found[1] ?? '') : undefined;
		}

		function look(view: EditorView): void {
			if (!typed && !open) return;
			const words = view.editable ? query(view) : undefined;
			const begins = typed && words === '';
			typed = false;
			if (words === undefined || (!open && !begins)) return close(view);
			const isNew = !open || words !== slash.query;
			open = true;
			const at = view.coordsAtPos(view.state.selection.from - words.length - 1);
			slash.place = new DOMRect(at.left, at.top, 0, at.bottom - at.top);
			if (!isNew) return;
			slash.query = words;
			slash.offers = slash.search(words);
			slash.current = 0;
			slash.clear = () => {
				const { from } = view.state.selection;
				view.dispatch(view.state.tr.delete(from - words.length - 1, from));
			};
			const count = slash.offers.length;
			if (count === 0 && words.length > 12) return close(view);
			show(view);
			say(count === 0 ? 'Rien de ce nom à insérer.' : `${slash.offers[0]?.label ?? ''}, 1 sur ${count}.`);
		}

		function show(view: EditorView): void {
			const offer = slash.offers[slash.current];
			view.dom.setAttribute('aria-autocomplete', 'list');
			view.dom.setAttribute('aria-controls', slash.id);
			if (offer) view.dom.setAttribute('aria-activedescendant', slash.optionId(offer));
			else view.dom.removeAttribute('aria-activedescendant');
		}

		function press(view: EditorView, event: KeyboardEvent): boolean {
			const count = slash.offers.length;
			const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
			if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
			if (event.key === 'Escape') close(view);
			else if (count === 0) return false;
			else if (by !== undefined) {
				slash.current = (slash.current + by + count) % count;
				show(view);
				say(`${slash.offers[slash.current]?.label ?? ''}, ${slash.current + 1} sur ${count}.`);
			} else if (event.key === 'Enter' || event.key === 'Tab') {
				const offer = slash.offers[slash.current];
				if (offer) slash.choose(offer);
			} else return false;
			return true;
		}

		function close(view: EditorView): void {
			if (!open) return;
			open = false;
			slash.query = undefined;
			for (const name of ['autocomplete', 'controls', 'activedescendant'])
				view.dom.removeAttribute(`aria-${name}`);
		}
	},
});
