import type { MenuItem } from '#lib/ui/menu.ts';
import type { Editor } from '@tiptap/core';
import type { Block } from '../move/block-place.ts';
import { keysOf } from '../shortcuts.ts';
import type { DocumentWork } from '../work.svelte.ts';

/** What one does to a whole block: the one of the caret, or the one given. The buttons are what dragging is with a mouse [A3]. */
export function blockActions(
	work: DocumentWork,
	on?: () => { editor: Editor; block: Block } | undefined,
): MenuItem[] {
	const act = (what: 'up' | 'down' | 'duplicate' | 'remove') => () => {
		const given = on?.();
		work.blocks.act(what, given);
		// The keyboard goes on in the text.
		const editor = given?.editor ?? work.editor(work.place);
		editor?.view.focus();
	};
	return [
		{ id: 'up', label: 'Monter', keys: keysOf('up'), run: act('up') },
		{ id: 'down', label: 'Descendre', keys: keysOf('down'), run: act('down') },
		{ id: 'duplicate', label: 'Dupliquer', run: act('duplicate') },
		{ id: 'remove', label: 'Supprimer', danger: true, run: act('remove') },
	];
}
