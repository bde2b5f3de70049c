import type { Party } from '../cite/party.ts';
import type { ProgrammeJson } from '../programme/json.ts';
import type { ContentNode } from './node.ts';

export type { ContentNode };

export const documentKinds = [
	'protocol',
	'evaluation',
	'minutes',
	'diagnosis',
	'roadmap',
	'synthesis',
	'note',
	'programme',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentKindNames: Record<DocumentKind, string> = {
	protocol: 'Protocole',
	evaluation: 'Protocole d’évaluation',
	minutes: 'Compte rendu',
	diagnosis: 'Diagnostic partagé',
	roadmap: 'Feuille de route',
	synthesis: 'Synthèse',
	note: 'Note',
	programme: 'Programme d’actions',
};

/** Where the writing of a section stands. */
export const sectionStatuses = ['todo', 'doing', 'review', 'ready'] as const;
export type SectionStatus = (typeof sectionStatuses)[number];

export const sectionStatusNames: Record<SectionStatus, string> = {
	todo: 'À écrire',
	doing: 'En cours',
	review: 'À relire',
	ready: 'Prêt',
};

export interface SectionJson {
	id: string;
	title: string;
	status: SectionStatus;
	/** Party responsible for writing it, or null. */
	party: Party | null;
	/** The person (an actor) who answers for it, when somebody in particular does. */
	person?: string;
	content: ContentNode;
	/** The section of its template that it began as; sections that people add have none. */
	clause?: string;
}

/** What `/documents/:id/export.json` gives; its canonical form (sorted keys, NFC, integers) is what is hashed. */
export interface DocumentJson {
	id: string;
	kind: DocumentKind;
	title: string;
	schema: number;
	sections: SectionJson[];
	/** Of a programme d’actions. */
	programme?: ProgrammeJson;
}
