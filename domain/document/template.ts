import type { Party } from '../cite/party.ts';
import type { ContentNode, DocumentKind, SectionStatus } from './document.ts';

/** One section as a template proposes it. Creating a document copies it under a new id. */
export interface SectionTemplate {
	/** Stable name inside its template (`gouvernance`); never shown, never an address. */
	readonly id: string;
	readonly title: string;
	/** Party that answers for its writing, or null when the group decides. */
	readonly party: Party | null;
	readonly status: SectionStatus;
	/** A `doc` node that `sectionSchema` accepts; see `content.ts` for short ways to write one. */
	readonly content: ContentNode;
}

export interface DocumentTemplate {
	/** Stable: written in the audit row of the documents made from it. */
	readonly id: string;
	readonly kind: DocumentKind;
	/** « Protocole de cité éducative » */
	readonly name: string;
	/** One sentence on what it is for, shown where one chooses. */
	readonly purpose: string;
	/** What the title field is filled with; `{groupe}` becomes the group's name. */
	readonly title: string;
	readonly sections: readonly SectionTemplate[];
}
