import type { ProgrammeWork } from './programme-work.svelte.ts';

/** Where words are typed: there keys undo these words. */
const fields = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable=true], dialog';

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y wherever one is in a view; what has keys of its own has already heard them. */
export function undoByKey(work: ProgrammeWork, event: KeyboardEvent): void {
	const key = event.key.toLowerCase();
	if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return;
	if (event.target instanceof Element && event.target.closest(fields)) return;
	event.preventDefault();
	step(work, event.shiftKey || key === 'y');
}

/** Undoes the last thing, or does it `again`, and says so. */
export function step({ live, announcer }: ProgrammeWork, again: boolean): void {
	if (again ? live.canRedo : live.canUndo) {
		if (again) live.redo();
		else live.undo();
		announcer.say(again ? 'Rétabli.' : 'Annulé.');
	} else announcer.say('Rien à annuler.');
}
