import type { EntryKind } from '#domain/search/entry.ts';
import type { Part } from '#domain/search/highlight.ts';
import type { TerritoryKind } from '#domain/territory/territory.ts';

export interface SearchInput {
	readonly q: string;
	readonly kinds?: readonly EntryKind[];
	/** Id of a territory, or `everywhere` to take a place's name as a plain word; absent, the question's own place. */
	readonly territory?: string | undefined;
	readonly page?: number;
	/** The last word is still being typed: what begins so counts too. For pickers. */
	readonly isTyping?: boolean;
}

export interface Place {
	readonly id: string;
	readonly kind: TerritoryKind;
	readonly code: string;
	readonly name: string;
}

export interface LocatedPlace extends Place {
	/** Number of its département. */
	readonly departement: string | null;
	/** What is above it, in words. */
	readonly context: string;
	/** Where it falls on the map of France. */
	readonly point: readonly [number, number] | null;
}

export interface Chip {
	readonly tone: 'outline' | 'success' | 'warning';
	readonly text: string;
}

export interface FoundEntry {
	readonly kind: EntryKind;
	/** « Personne », « Quartier prioritaire »… */
	readonly kindName: string;
	readonly title: string;
	readonly titleParts: readonly Part[];
	readonly contextParts: readonly Part[];
	readonly address: string;
	readonly chips: readonly Chip[];
}

export interface SearchView {
	readonly query: string;
	/** The question without the place that became a filter. */
	readonly rest: string;
	readonly kinds: readonly EntryKind[];
	readonly understood: {
		readonly territory: (LocatedPlace & { readonly recognised: boolean }) | null;
		readonly others: readonly Place[];
		readonly acronyms: readonly {
			readonly acronym: string;
			readonly meaning: string;
			readonly alsoMeans: readonly string[];
		}[];
		readonly spellings: readonly string[];
	};
	readonly total: number;
	readonly entries: readonly FoundEntry[];
	readonly facets: {
		readonly kinds: readonly { readonly kind: EntryKind; readonly entries: number }[];
		readonly places: readonly (Place & { readonly entries: number })[];
		readonly wider: readonly (Place & { readonly entries: number })[];
	};
	readonly didYouMean: {
		readonly query: string;
		readonly word: string;
		readonly meaning: string | null;
		readonly total: number;
	} | null;
	readonly page: number;
	readonly pages: number;
	/** Entries on one page. */
	readonly size: number;
}
