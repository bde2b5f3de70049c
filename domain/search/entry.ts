import type { Visibility } from '../access/visibility.ts';
import type { Ranked } from './rank.ts';

export const entryKinds = [
	'actor',
	'organisation',
	'cite',
	'group',
	'territory',
] as const satisfies readonly Ranked['kind'][];
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
	/** Every place it is of; what is above them is added by the index. */
	readonly territories: readonly string[];
	readonly visibility: Visibility;
	/** The group whose members see it, when visibility is `members`. */
	readonly groupId: string | null;
	readonly confirmedOn: string | null;
}
