import type { Visibility } from '#domain/access/visibility.ts';
import type { Alert } from '#domain/search/saved.ts';
import type { Generated } from 'kysely';
import type { Day, Instant } from './column-values.ts';

/** What search reads, made again from the rows whenever it has to be; then what is kept of what people ask. */
export interface SearchTables {
	/** One row a findable thing, texts already folded and stemmed by `domain/search`. */
	search_entries: {
		/** Given by the database, in the order of writing, and never given again. */
		position: Generated<number>;
		/** Its kind and its subject's id. */
		id: string;
		kind: 'actor' | 'organisation' | 'cite' | 'group' | 'territory';
		subject_id: string;
		title: string;
		context: string;
		/** Everything else it is found by, as it was written: what it brings to the vocabulary. */
		rest: string;
		address: string;
		/** Folded words of the title, of the context and of the rest, weighted in this order. */
		words_title: string;
		words_context: string;
		words_rest: string;
		/** What it can be narrowed by: `kind:actor place:commune-49007 function:mediation`… */
		facets: string;
		visibility: Visibility;
		/** The group whose members see it, when visibility is `members`. */
		group_id: string | null;
		confirmed_on: Day | null;
	};
	/** Positions written or taken away, in order; 0 when all of them were. */
	search_changes: { id: Generated<number>; position: number };
	/** Words of the public entries, unstemmed, with the number of entries that hold them: what misspellings are led back to. */
	search_words: { word: string; entries: number };
	/** Stems of the public entries and how many hold them: how telling a word is. The empty stem counts the entries. */
	search_stems: { stem: string; entries: number };
	search_trigrams: { trigram: string; word: string };

	/** What was asked, in folded words and by day, by nobody in particular: how many times, and how many without an answer. */
	search_questions: { question: string; day: Day; asked: number; missed: number };
	saved_searches: {
		id: string;
		account_id: string;
		name: string;
		/** What follows `/annuaire?`. */
		address: string;
		alert: Alert;
		/** What it has found already: see `server/searches/known.ts`. */
		known: string;
		/** When what it finds was last compared. */
		looked_on: Day;
		created_at: Instant;
		/** Taken away, and can be put back for some days. */
		deleted_at: Instant | null;
	};
	/** A letter that tells somebody what is new, and its link to have no more of them. */
	search_letters: {
		id: string;
		account_id: string;
		/** Null until the letter leaves [I1]. */
		token_hash: string | null;
		/** JSON: ids of the entries that it names. */
		entries: string;
		created_at: Instant;
	};
}
