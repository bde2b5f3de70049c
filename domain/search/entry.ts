import type { Visibility } from '../access/visibility.ts';
import type { OrganisationKind } from '../directory/organisation.ts';

export const entryKinds = ['actor', 'organisation', 'cite', 'group', 'territory'] as const;
export type EntryKind = (typeof entryKinds)[number];

export const entryKindNames: Record<EntryKind, string> = {
	actor: 'Personne',
	organisation: 'Structure',
	cite: 'Cité éducative',
	group: 'Groupe',
	territory: 'Lieu',
};

export const entryKindPlurals: Record<EntryKind, string> = {
	actor: 'Personnes',
	organisation: 'Structures',
	cite: 'Cités éducatives',
	group: 'Groupes',
	territory: 'Lieux',
};

/** What the address of the search page says for each kind. */
export const entryKindParameters: Record<EntryKind, string> = {
	actor: 'personne',
	organisation: 'structure',
	cite: 'cite',
	group: 'groupe',
	territory: 'lieu',
};

/** One findable thing, in plain words: the index does the folding. Nothing private is ever put in it [R6]. */
export interface SearchEntry {
	readonly kind: EntryKind;
	readonly subjectId: string;
	readonly title: string;
	/** The line under the title. */
	readonly context: string;
	/** Everything else it is found by. */
	readonly rest: string;
	readonly address: string;
	/** What a person does, as they say it; nothing for the rest. */
	readonly functions: string;
	/** Kind of the organisation, or of those that a person works for. */
	readonly organisationKinds: readonly OrganisationKind[];
	/** Languages that a person says they speak, in words. */
	readonly languages: string;
	/** Every place it is of, a place being first of itself; what is above them is added by the index. */
	readonly territories: readonly string[];
	readonly visibility: Visibility;
	/** The group whose members see it, when visibility is `members`. */
	readonly groupId: string | null;
	readonly confirmedOn: string | null;
}
