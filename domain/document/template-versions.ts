import type { SectionTemplate } from './template.ts';

/**
 * The clauses of every released version of the built-in templates, in order: `template version` → ids. A line that was
 * released never changes; a new version is a new line.
 */
const releasedClauses: Readonly<Record<string, string>> = {
	'protocol 1':
		'preamble territory purpose governance team state academy authority families city-contract means evaluation duration',
	'evaluation 1': 'purpose questions baseline indicators cooperation voices method roles data use',
	'diagnosis 1': 'approach territory figures voices professionals initiatives who debate priorities next',
	'roadmap 1': 'quarter priorities actions commitments residents follow-up',
	'minutes 1': 'attendance open discussion decisions next',
	'minutes 2': 'attendance open discussion decisions next',
	'synthesis 1': 'context theme-1 theme-2 theme-3 agreements follow-up annex',
	'note 1': 'text',
	'programme 1': 'purpose territory follow-up',
};

/** Undefined for a version that never was. */
export function releasedClausesOf(templateId: string, version: number): readonly string[] | undefined {
	const key = `${templateId} ${version}`;
	return Object.hasOwn(releasedClauses, key) ? releasedClauses[key]?.split(' ') : undefined;
}

/** What was decided about a clause that a later version of a document's template brought. */
export type ClauseVerdict = 'added' | 'dismissed';

export interface TemplateStanding {
	/** The clauses that hold for the document: those it began with, then those it took since. */
	readonly own: readonly SectionTemplate[];
	/** New in the present version, and nobody has decided yet. */
	readonly proposed: readonly SectionTemplate[];
}

/**
 * What a document has to do with the present version of its template. A version never takes anything away from a document and
 * never asks anything new of it by itself: what is new is proposed.
 * @param begun the clauses of the version it began with.
 * @param present those of the present version.
 * @param decided by clause.
 */
export function standing(
	begun: readonly SectionTemplate[],
	present: readonly SectionTemplate[],
	decided: ReadonlyMap<string, ClauseVerdict>,
): TemplateStanding {
	const later = present.filter(({ id }) => !begun.some((one) => one.id === id));
	return {
		own: [...begun, ...later.filter(({ id }) => decided.get(id) === 'added')],
		proposed: later.filter(({ id }) => !decided.has(id)),
	};
}

/**
 * Where a clause goes in a document: after the nearest clause before it in the template that is there, else before the nearest after
 * it, else at the end.
 * @param present the clause of each section of the document, in order; undefined for what people added.
 * @returns its index among them.
 */
export function placeOf(
	clause: string,
	order: readonly string[],
	present: readonly (string | undefined)[],
): number {
	const at = order.indexOf(clause);
	if (at < 0) return present.length;
	for (const before of order.slice(0, at).toReversed()) {
		const found = present.lastIndexOf(before);
		if (found >= 0) return found + 1;
	}
	for (const after of order.slice(at + 1)) {
		const found = present.indexOf(after);
		if (found >= 0) return found;
	}
	return present.length;
}
