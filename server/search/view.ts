import type { EntryKind } from '#domain/search/entry.ts';
import type { Facet } from '#domain/search/facets.ts';
import type { Part } from '#domain/search/highlight.ts';
import type { TerritoryKind } from '#domain/territory/territory.ts';

/** How results are put in order: the closest to the question, or the last confirmed. */
export type Sorting = 'relevance' | 'freshness';

export interface SearchInput {
	readonly q: string;
	readonly kinds?: readonly EntryKind[];
	/** Id of a territory, or `everywhere` to take a place's name as a plain word; absent, the question's own place. */
	readonly territory?: string | undefined;
	/** Keys of the values chosen in each list; strange ones find nothing. */
	readonly chosen?: Readonly<Partial<Record<Facet, readonly string[]>>>;
	/** Takes a function that the question names as plain words. */
	readonly plainFunction?: boolean;
	/** Only what was confirmed within a year. */
	readonly fresh?: boolean;
	readonly sorting?: Sorting;
	readonly page?: number;
	/** The last word is still being typed: what begins so counts too, and nothing is counted. For pickers. */
	readonly isTyping?: boolean;
}

/** Whether something besides the question says what to find. */
export const isNarrowed = ({ kinds = [], territory, chosen = {}, fresh = false }: SearchInput): boolean =>
	kinds.length > 0 ||
	fresh ||
	(territory !== undefined && territory !== 'everywhere') ||
	Object.values(chosen).some((values) => values.length > 0);

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
	/** Of a person: the id of their photo, when the viewer may see it. */
	readonly photo: string | null;
}

export interface FacetCount {
	readonly key: string;
	readonly name: string;
	/** How many results there are with it, whatever else is chosen in its list. */
	readonly entries: number;
	readonly chosen: boolean;
}

export interface FacetView {
	readonly facet: Facet;
	readonly values: readonly FacetCount[];
}

export interface PlaceCount extends Place {
	readonly entries: number;
}

export interface SearchView {
	readonly query: string;
	/** The question without the place that became a filter. */
	readonly rest: string;
	readonly kinds: readonly EntryKind[];
	readonly sorting: Sorting;
	readonly understood: {
		readonly territory: (LocatedPlace & { readonly recognised: boolean }) | null;
		readonly others: readonly Place[];
		/** What the question says somebody does: those who do come first. */
		readonly function: { readonly key: string; readonly name: string } | null;
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
		/** The levels below the place that is looked at, the widest first. */
		readonly levels: readonly { readonly kind: TerritoryKind; readonly places: readonly PlaceCount[] }[];
		readonly wider: readonly PlaceCount[];
		readonly lists: readonly FacetView[];
		/** How many were confirmed within a year. */
		readonly fresh: number;
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
	/** How many of them a file to keep holds at most. */
	readonly exported: number;
}
