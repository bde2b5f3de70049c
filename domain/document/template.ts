import type { Party } from '../cite/party.ts';
import type { ContentNode, DocumentKind, SectionStatus } from './document.ts';

/**
 * What is said to whoever is about to write a section. Never content: shown beside a section nobody has written in yet,
 * in no export, and nothing to erase.
 */
export interface Guidance {
	/** One to three sentences. */
	readonly words: string;
	/** Questions the text may answer. */
	readonly questions: readonly string[];
}

/** One section as a template proposes it. Creating a document copies it under a new id. */
export interface SectionTemplate {
	/** Stable name inside its template (`governance`): what sections made from it remember as their `clause`. */
	readonly id: string;
	readonly title: string;
	/** Party that answers for its writing, or null when the group decides. */
	readonly party: Party | null;
	/** Where its writing stands at birth; `todo` unless said otherwise. */
	readonly status?: SectionStatus;
	/** A `doc` node that `sectionSchema` accepts, with variables; see `content.ts` for short ways to write one. */
	readonly content: ContentNode;
	readonly guidance: Guidance | null;
	/** Makes it a mandatory clause, and says where that comes from: see `templates/obligations.ts`. */
	readonly obligation?: string;
}

export interface DocumentTemplate {
	/** Stable: written in the row of the documents made from it. */
	readonly id: string;
	/** Raised with every change of sections or obligations: documents remember the one they began with. */
	readonly version: number;
	readonly kind: DocumentKind;
	/** A text of a cité éducative and its parties, or one that any group may write. */
	readonly scope: 'cite' | 'group';
	/** « Protocole de cité éducative » */
	readonly name: string;
	/** One sentence on what it is for, shown where one chooses. */
	readonly purpose: string;
	/** What the title field is filled with, with variables. */
	readonly title: string;
	readonly sections: readonly SectionTemplate[];
	/** Axes of the programme it makes, by their titles; other kinds of documents have none. */
	readonly axes?: readonly string[];
}

/** What one version of a template says; a group's templates are kept as this. */
export type TemplateContent = Omit<DocumentTemplate, 'id' | 'version' | 'scope'>;
