import type { Clause, Completeness, MissingClause } from '#domain/document/template-completeness.ts';
import type { Guidance } from '#domain/document/template.ts';

/** An article that a later version of the document's template brings. */
export interface ProposedClause {
	readonly clause: string;
	readonly title: string;
	/** Where it is asked for, when it is. */
	readonly obligation: string | null;
}

/** What the page knows of a document's template as it is made; see `clauses.view`. */
export interface ClauseView {
	/** Name of the template. */
	readonly template: string;
	readonly clauses: readonly Clause[];
	readonly completeness: Completeness;
	/** Sections in which nobody has written yet. */
	readonly guided: readonly string[];
	readonly proposed: readonly ProposedClause[];
	readonly mayTake: boolean;
}

/** What is shown of it, live or as the page was made. */
export interface ClauseBoard {
	readonly completeness: Completeness;
	/** What to say under a section's text. */
	guidance(section: { readonly id: string; readonly clause?: string | undefined }): Guidance | null;
	/** What is missing in a section. */
	missing(section: { readonly clause?: string | undefined }): MissingClause | undefined;
	/** Places « à compléter » in the whole text. */
	readonly gaps: number;
}

/** What its template says of a section, written or not. */
export const clauseOf = (view: ClauseView | null, clause: string | undefined): Clause | undefined =>
	clause === undefined ? undefined : view?.clauses.find((one) => one.id === clause);

/** Before the document is open. */
export function boardOf(view: ClauseView): ClauseBoard {
	return {
		completeness: view.completeness,
		gaps: 0,
		guidance: ({ id, clause }) =>
			view.guided.includes(id) ? (clauseOf(view, clause)?.guidance ?? null) : null,
		missing: ({ clause }) => missingIn(view.completeness, clause),
	};
}

export const missingIn = ({ missing }: Completeness, clause: string | undefined) =>
	clause === undefined ? undefined : missing.find((one) => one.clause === clause);
