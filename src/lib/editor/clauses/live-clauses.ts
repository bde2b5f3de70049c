import type { Clause } from '#domain/document/template-completeness.ts';
import { goToNextGap } from '../gaps/next-gap.ts';
import type { DocumentWork } from '../work.svelte.ts';
import type { ClauseView } from './clause-board.ts';
import { ClauseWatch } from './clause-watch.svelte.ts';
import { HiddenGuidance } from './hidden-guidance.svelte.ts';

/** What an open document adds to the page as it was made. Comes with the editor, not with the page. */
export interface LiveClauses {
	readonly watch: ClauseWatch;
	readonly hidden: HiddenGuidance;
	/** Goes to the section of a clause. */
	goTo(clause: string): void;
	nextGap(): void;
}

/** @param clauses those that hold now. */
export function followClauses(
	work: DocumentWork,
	view: ClauseView,
	clauses: () => readonly Clause[],
	self: string,
	documentId: string,
): LiveClauses {
	const watch = new ClauseWatch(work.sections, view, clauses);
	return {
		watch,
		hidden: new HiddenGuidance(self, documentId),
		goTo(clause) {
			const section = watch.sectionOf(clause);
			if (section === undefined) return;
			work.enter(section);
			requestAnimationFrame(() => work.focus(section, 'start'));
		},
		nextGap: () => goToNextGap(work, watch.withGaps),
	};
}
