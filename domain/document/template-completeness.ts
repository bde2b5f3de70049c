import { textOf } from './check.ts';
import type { SectionJson } from './document.ts';
import type { DocumentTemplate, Guidance, SectionTemplate } from './template.ts';
import { findGaps, isAsProposed } from './template-variables.ts';

/**
 * Where a clause stands in a document, the worst first: no section comes from it any more; nothing is written in it; it
 * holds the template's words and nobody has taken them as theirs; something « à compléter » is left; it holds words, and nobody has said yet
 * that they can be read over (« à écrire », « en cours »); it is written.
 */
export const clauseStates = ['absent', 'empty', 'proposed', 'gaps', 'begun', 'written'] as const;
export type ClauseState = (typeof clauseStates)[number];

/** Why a clause counts as missing, as people are told. */
export const missingNames: Record<Exclude<ClauseState, 'written'>, string> = {
	absent: 'Absent du document',
	empty: 'Rien n’y est écrit',
	proposed: 'Tel que le modèle le propose',
	gaps: 'Des mentions restent à compléter',
	begun: 'Commencé, pas encore à relire',
};

/** What one has to know of a template's section while writing; a browser is sent no more. */
export interface Clause extends Pick<SectionTemplate, 'id' | 'title' | 'guidance' | 'obligation'> {
	/** The template's own words, with their variables. */
	readonly proposed: string;
}

export function clausesOf(template: Pick<DocumentTemplate, 'sections'>): Clause[] {
	return template.sections.map(({ id, title, guidance, obligation, content }) => ({
		id,
		title,
		guidance,
		...(obligation !== undefined && { obligation }),
		proposed: textOf(content),
	}));
}

/** A section of the document, as its clause sees it. */
export interface ClauseText extends Pick<SectionJson, 'clause' | 'status'> {
	readonly text: string;
}

export const clauseTextOf = ({ clause, status, content }: SectionJson): ClauseText => ({
	...(clause !== undefined && { clause }),
	status,
	text: textOf(content),
});

export interface MissingClause {
	readonly clause: string;
	readonly title: string;
	readonly obligation: string;
	readonly state: Exclude<ClauseState, 'written'>;
}

/** How far the mandatory clauses of a template are written: `written` + `missing` make `mandatory`. */
export interface Completeness {
	readonly mandatory: number;
	readonly written: number;
	/** How many of those that are missing wait only for somebody to say that they can be read over. */
	readonly begun: number;
	readonly missing: readonly MissingClause[];
}

export function completeness(template: DocumentTemplate, sections: readonly SectionJson[]): Completeness {
	return completenessOf(clausesOf(template), sections.map(clauseTextOf));
}

/** The same from texts that are known already. */
export function completenessOf(clauses: readonly Clause[], texts: readonly ClauseText[]): Completeness {
	const mandatory = clauses.filter(({ obligation }) => obligation !== undefined);
	const missing = mandatory.flatMap(({ obligation = '', ...clause }) => {
		const state = bestOf(clause, texts);
		return state === 'written' ? [] : [{ clause: clause.id, title: clause.title, obligation, state }];
	});
	const begun = missing.filter(({ state }) => state === 'begun').length;
	return { mandatory: mandatory.length, written: mandatory.length - missing.length, begun, missing };
}

/** What to say to whoever opens a section, as long as nobody has written in it. */
export function guidanceOf(template: DocumentTemplate, section: SectionJson): Guidance | null {
	return guidanceFor(clausesOf(template), clauseTextOf(section));
}

/** The same from a text. Places « à compléter » of the template's own words are nobody's writing. */
export function guidanceFor(clauses: readonly Clause[], section: ClauseText): Guidance | null {
	const clause = clauses.find(({ id }) => id === section.clause);
	return clause && (isEmpty(section) || isUntaken(clause, section)) ? clause.guidance : null;
}

/** Should several sections come from one clause, one that is written is enough. */
function bestOf(clause: Clause, texts: readonly ClauseText[]): ClauseState {
	const ranks = texts
		.filter((section) => section.clause === clause.id)
		.map((section) => clauseStates.indexOf(stateOf(clause, section)));
	return clauseStates[Math.max(0, ...ranks)] ?? 'absent';
}

function stateOf(clause: Clause, section: ClauseText): Exclude<ClauseState, 'absent'> {
	if (isEmpty(section)) return 'empty';
	if (findGaps(section.text).length > 0) return 'gaps';
	if (isUntaken(clause, section)) return 'proposed';
	return isSaid(section) ? 'written' : 'begun';
}

/** One letter is no article: it is written when those who write it say so, and not before. */
const isSaid = ({ status }: ClauseText) => status === 'review' || status === 'ready';

const isEmpty = ({ text }: ClauseText) => text.trim() === '';

/** The template's words count as written once somebody says that they are ready: a formula may be right as it is. */
const isUntaken = ({ proposed }: Clause, { status, text }: ClauseText) =>
	status !== 'ready' && isAsProposed(proposed, text);
