import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { Way } from './mounting/travel.ts';
import { isMac } from './shortcuts.ts';

/** Ctrl+End goes to the end of the section, as browsers do; pressed again, to the end of the document. Ctrl+Home likewise. */
export const EdgeKeys = Extension.create<{ travel: (towards: Way) => void }>({
	name: 'edgeKeys',

	addProseMirrorPlugins() {
		const { travel } = this.options;
		let pressed: Way | undefined;
		const forget = () => {
			pressed = undefined;
			return false;
		};
		return [
			new Plugin({
				props: {
					handleDOMEvents: {
						mousedown: forget,
						blur: forget,
						keydown(_view, event) {
							const towards = edgeOf(event);
							const isAgain = towards !== undefined && towards === pressed;
							if (!['Control', 'Meta'].includes(event.key)) pressed = isAgain ? undefined : towards;
							if (isAgain) {
								event.preventDefault();
								travel(towards);
							}
							return isAgain;
						},
					},
				},
			}),
		];
	},
});

function edgeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Way | undefined {
	if (altKey || shiftKey) return undefined;
	if (!(isMac() ? metaKey : ctrlKey)) return undefined;
	if (key === 'Home' || (isMac() && key === 'ArrowUp')) return 'before';
	return key === 'End' || (isMac() && key === 'ArrowDown') ? 'after' : undefined;
}
