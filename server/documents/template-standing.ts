import type { SectionTemplate } from '#domain/document/template.ts';
import { releasedClausesOf, standing, type TemplateStanding } from '#domain/document/template-versions.ts';
import { findTemplate } from '#domain/document/templates.ts';
import type { Reader } from '../database/connection.ts';
import { findOwnTemplate } from '../templates/reads.ts';

/** A document's template as it stands for that document. */
export interface DocumentStanding extends TemplateStanding {
	readonly name: string;
	/** The clauses of the present version, in order: where a new one goes. */
	readonly order: readonly string[];
}

interface Begun {
	readonly id: string;
	readonly template: string | null;
	readonly templateVersion: number | null;
}

/** Undefined for a document that was not begun from a template, or from one that is known here no more. */
export async function getStanding(db: Reader, document: Begun): Promise<DocumentStanding | undefined> {
	const known = await findVersions(db, document);
	if (!known) return undefined;
	const rows = await db
		.selectFrom('document_clauses')
		.select(['clause', 'verdict'])
		.where('document_id', '=', document.id)
		.execute();
	const decided = new Map(rows.map(({ clause, verdict }) => [clause, verdict]));
	const { own, proposed } = standing(known.begun, known.present, decided);
	const order = [...known.present, ...known.begun].map(({ id }) => id);
	return { name: known.name, order, own, proposed: known.isArchived ? [] : proposed };
}

interface Versions {
	readonly name: string;
	readonly begun: readonly SectionTemplate[];
	readonly present: readonly SectionTemplate[];
	readonly isArchived: boolean;
}

async function findVersions(
	db: Reader,
	{ template: id, templateVersion }: Begun,
): Promise<Versions | undefined> {
	if (id === null || templateVersion === null) return undefined;
	const builtIn = findTemplate(id);
	if (builtIn) {
		// Of former versions only the clauses are kept: they are read in their present words.
		const clauses = releasedClausesOf(id, templateVersion);
		const begun = builtIn.sections.filter((section) => clauses?.includes(section.id) ?? true);
		return { name: builtIn.name, begun, present: builtIn.sections, isArchived: false };
	}
	const own = await findOwnTemplate(db, id);
	const begun = own?.versions.find(({ version }) => version === templateVersion)?.content;
	const present = own?.versions[0]?.content;
	if (!own || !begun || !present) return undefined;
	return {
		name: present.name,
		begun: begun.sections,
		present: present.sections,
		isArchived: own.archivedAt !== null,
	};
}
