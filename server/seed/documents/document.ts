import type { Visibility } from '#domain/access/visibility.ts';
import type { ContentNode, SectionStatus } from '#domain/document/document.ts';
import type { DocumentTemplate } from '#domain/document/template.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';

/** What someone made of one section of a demonstration document. */
export interface WritingSeed {
	/** Key of the person. */
	readonly person: string;
	readonly daysAgo: number;
	/** Hour in UTC. */
	readonly hour: number;
	/** Id of the section in the template. */
	readonly section: string;
	readonly status: SectionStatus;
	/** Added at its end; what the template had stays. */
	readonly added?: readonly ContentNode[];
	/** Takes the place of everything. */
	readonly content?: ContentNode;
}

export interface DocumentSeed {
	readonly key: string;
	/** Key of the group. */
	readonly group: string;
	readonly template: DocumentTemplate;
	readonly title: string;
	readonly visibility: Visibility;
	readonly author: string;
	readonly daysAgo: number;
	/** Of a programme d’actions, from its first year. */
	readonly programme?: (firstYear: number) => ProgrammeJson;
	/** The oldest first. */
	readonly writings: readonly WritingSeed[];
}
