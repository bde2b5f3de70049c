import { textOf } from './check.ts';
import type { SectionJson } from './document.ts';
import type { DocumentTemplate, Guidance, SectionTemplate } from './template.ts';
import { findGaps, isAsProposed } from './template-variables.ts';

/**
 * Where a clause stands in a document, the worst first: no section comes from it any more; nothing is written in it; it
 * holds the template's words and nobody has taken them as theirs; something « à compléter » is left; it is written.
 */
export const clauseStates = ['absent', 'empty', 'proposed', 'gaps', 'written'] as const;
export type ClauseState = (typeof clauseStates)[number];

/** How far the mandatory clauses of a template are written: `written` + `missing` make `mandatory`. */
export interface Completeness {
	readonly mandatory: number;
	readonly written: number;
	readonly missing: readonly {
		readonly clause: string;
		readonly title: string;
		readonly obligation: string;
		readonly state: Exclude<ClauseState, 'written'>;
	}[];
}

export function completeness(template: DocumentTemplate, sections: readonly SectionJson[]): Completeness {
	const clauses = template.sections.flatMap((clause) =>
		clause.obligation === undefined ? [] : [{ clause, obligation: clause.obligation }],
	);
	const missing = clauses.flatMap(({ clause, obligation }) => {
		const state = bestOf(clause, sections);
		return state === 'written' ? [] : [{ clause: clause.id, title: clause.title, obligation, state }];
	});
	return { mandatory: clauses.length, written: clauses.length - missing.length, missing };
}

/** What to say to whoever opens a section, as long as nobody has written in it. */
export function guidanceOf(template: DocumentTemplate, section: SectionJson): Guidance | null {
	const clause = template.sections.find(({ id }) => id === section.clause);
	return clause && ['empty', 'proposed'].includes(stateOf(clause, section)) ? clause.guidance : null;
}

/** Should several sections come from one clause, one that is written is enough. */
function bestOf(clause: SectionTemplate, sections: readonly SectionJson[]): ClauseState {
	const ranks = sections
		.filter((section) => section.clause === clause.id)
		.map((section) => clauseStates.indexOf(stateOf(clause, section)));
	return clauseStates[Math.max(0, ...ranks)] ?? 'absent';
}

/** The template's words count as written once somebody says that they are ready: a formula may be right as it is. */
function stateOf(clause: SectionTemplate, section: SectionJson): Exclude<ClauseState, 'absent'> {
	const text = textOf(section.content);
	if (text.trim() === '') return 'empty';
	if (findGaps(text).length > 0) return 'gaps';
	const taken = section.status === 'ready' || !isAsProposed(textOf(clause.content), text);
	return taken ? 'written' : 'proposed';
}
