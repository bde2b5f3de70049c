import { Extension, type Editor } from '@tiptap/core';
import type { Awareness } from 'y-protocols/awareness';
import { othersWithin } from './caret-places.ts';
import { joined } from './presence-words.ts';

interface Options {
	awareness: Awareness;
	/** Tells this person why nothing was done. */
	refuse(sentence: string): void;
}

/**
 * In Yjs a block that is moved or wrapped is made anew: words that somebody types in it at that very moment go with the old one. So it
 * waits while somebody else is there.
 */
export const Others = Extension.create<Options>({ name: 'others' });

/**
 * Does something to the blocks between two positions, unless somebody else is there.
 * @param whose wrapping waits only for who is typing, moving for whoever has their caret there
 * @returns whether it was done
 */
export function whenFree(
	editor: Editor,
	range: { from: number; to: number },
	whose: 'present' | 'typing',
	act: () => boolean,
): boolean {
	const options = optionsOf(editor);
	const names = options ? othersWithin(editor.state, options.awareness, range, whose) : [];
	if (names.length === 0) return act();
	options?.refuse(
		`${joined(names)} ${names.length > 1 ? 'écrivent' : 'écrit'} ici\u00a0: rien n’a été changé. Réessayez dans un instant.`,
	);
	return false;
}

/** Nobody else is writing there. */
export function isFree(editor: Editor, range: { from: number; to: number }): boolean {
	const options = optionsOf(editor);
	return !options || othersWithin(editor.state, options.awareness, range, 'typing').length === 0;
}

function optionsOf(editor: Editor): Options | undefined {
	const found = editor.extensionManager.extensions.find(({ name }) => name === Others.name);
	return found?.options as Options | undefined;
}

/** The blocks that the selection touches, whole. */
export function touched({ state: { selection } }: Editor): { from: number; to: number } {
	const { $from, $to } = selection;
	return {
		from: $from.depth > 0 ? $from.before($from.depth) : $from.pos,
		to: $to.depth > 0 ? $to.after($to.depth) : $to.pos,
	};
}
