import { tick } from 'svelte';
import type { Editor } from '@tiptap/core';
import { scrollerOf } from './place-kept.ts';

/**
 * Call before sections are drawn in another order. The page moves their elements, and an element that is moved loses the focus and the
 * caret: whoever writes in one goes on writing, at the same height of the screen, whoever moved it [A2].
 */
export async function orderKept(editor: (id: string) => Editor | undefined): Promise<void> {
	const active = document.activeElement;
	const section = active?.closest<HTMLElement>('section[data-section]');
	if (!(active instanceof HTMLElement) || !section) return;
	const { top } = section.getBoundingClientRect();
	const writing = editor(section.dataset['section'] ?? '')?.view;
	const wasWriting = writing?.hasFocus() ?? false;
	await tick();
	if (!section.isConnected) return;
	if (document.activeElement !== active) {
		if (wasWriting) writing?.focus();
		else active.focus({ preventScroll: true });
	}
	const moved = section.getBoundingClientRect().top - top;
	if (Math.abs(moved) > 1) scrollerOf(section).scrollTop += moved;
}
