import type { EntryKind } from '../search/entry.ts';
import type { ReferenceKey } from './references.ts';

/** What a text may refer to, by what it is looked for. */
export const lookups = {
	personne: ['actor'],
	responsable: ['actor', 'organisation'],
	/** Nobody but those who take part in the group of the document or sit in its cité. */
	membre: [],
	structure: ['organisation'],
	territoire: ['territory'],
	lien: ['actor', 'organisation', 'cite', 'group'],
} as const satisfies Record<string, readonly EntryKind[]>;
export type Lookup = keyof typeof lookups;

export interface Suggestion {
	/** « Personne », « Structure », « Protocole »… */
	readonly kindName: string;
	readonly title: string;
	readonly context: string;
	/** A path of this site. */
	readonly address: string;
	/** For what a text names by its identifier. */
	readonly key: ReferenceKey | null;
}
