import type { Day, Flag, Instant } from './column-values.ts';

/** Links that a group keeps. */
export interface ResourceTables {
	resource_collections: {
		id: string;
		group_id: string;
		name: string;
		/** See `fold` of domain/search. */
		folded_name: string;
		created_at: Instant;
	};
	resources: {
		id: string;
		group_id: string;
		collection_id: string | null;
		title: string;
		/** What it is good for; may be empty. */
		note: string;
		/** Title, note and address, as a search reads them. */
		folded: string;
		address: string;
		/** See `addressKey` of domain/resource: one of those that are not taken out, in a group. */
		address_key: string;
		theme: string | null;
		language: string;
		/** Written to be easy to read and to understand (FALC). */
		easy: Flag;
		published_on: Day | null;
		/** The last day it is thought to be right. */
		expires_on: Day | null;
		/** Raised with each writing. */
		revision: number;
		added_by: string | null;
		added_at: Instant;
		withdrawn_at: Instant | null;
	};
}
