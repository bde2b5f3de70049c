import type { DocumentWork } from '../work.svelte.ts';
import { selectGap } from './gaps.ts';

/**
 * From the caret to the next place « à compléter », in the order of the text and round again.
 * @param sections those that have some, in order.
 */
export function goToNextGap(work: DocumentWork, sections: readonly string[]): void {
	const here = work.editor(work.place);
	if (here && selectGap(here.view, here.state.selection.to)) return;
	const order = work.sections.list.map(({ id }) => id);
	const at = order.indexOf(work.place ?? '');
	const next =
		sections.find((id) => order.indexOf(id) > at) ?? sections.find((id) => order.indexOf(id) <= at);
	if (next === undefined) return;
	work.enter(next);
	work.focus(next, 'start');
	const editor = work.editor(next);
	if (editor) selectGap(editor.view, 0);
}
