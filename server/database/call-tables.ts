import type { Day, Instant } from './column-values.ts';

/** Calls for contributions of a group. */
export interface CallTables {
	calls: {
		id: string;
		group_id: string;
		title: string;
		presentation: string;
		created_by: string | null;
		created_at: Instant;
		/** The last day of answers. */
		closes_on: Day;
		/** When somebody closed it before that. */
		closed_at: Instant | null;
		/** The document that its answers were compiled as, or are about to be. */
		document_id: string | null;
	};
	/** What one organisation is asked for; `words` are empty until it answers. */
	call_slots: {
		call_id: string;
		organisation_id: string;
		words: string;
		/** Raised with each writing. */
		revision: number;
		written_by: string | null;
		written_at: Instant | null;
	};
}
