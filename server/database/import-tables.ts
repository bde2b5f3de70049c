import type { ImportKind } from '#domain/import/kinds.ts';
import type { ImportState } from '#domain/import/states.ts';
import type { Decision, Verdict } from '#domain/import/verdicts.ts';
import type { Instant } from './column-values.ts';

/** Files of the directory, and records that were made one. */
export interface ImportTables {
	imports: {
		id: string;
		kind: ImportKind;
		file_name: string;
		/** Where it comes from, in words: said on each record that it makes. */
		source: string;
		state: ImportState;
		/** JSON, one of each a column: its header, what it fills. */
		headers: string;
		targets: string;
		/** JSON: headers of the columns that were refused. */
		refused: string;
		/** Rows. */
		total: number;
		/** The last line that was written, or taken back. */
		position: number;
		created_by: string | null;
		created_at: Instant;
		updated_at: Instant;
	};
	import_rows: {
		import_id: string;
		line: number;
		/** JSON: the words of the row, without the columns that were refused. */
		cells: string;
		/** Null until it has been looked at. */
		verdict: Verdict | null;
		/** JSON: sentences. */
		remarks: string;
		/** JSON: what the row says; null for a refused one. */
		said: string | null;
		/** JSON of a `Match`. */
		match: string | null;
		decision: Decision | null;
		/** JSON of an `Outcome`: what was written, so that it can be taken back. */
		outcome: string | null;
	};
	merges: {
		id: string;
		kept_id: string;
		merged_id: string;
		/** JSON: what followed, so that it can go back. */
		moved: string;
		merged_by: string | null;
		merged_at: Instant;
		undone_at: Instant | null;
	};
	/** As `merges`, of people. */
	actor_merges: {
		id: string;
		kept_id: string;
		merged_id: string;
		moved: string;
		merged_by: string | null;
		merged_at: Instant;
		undone_at: Instant | null;
	};
	/** As `likely_duplicates`, of people. */
	likely_namesakes: {
		one_id: string;
		other_id: string;
		score: number;
		reasons: string;
		distinct_by: string | null;
		distinct_at: Instant | null;
	};
	/** Pairs of organisations that look alike, `one_id` before `other_id`; with `distinct_at`, somebody said that they are not one. */
	likely_duplicates: {
		one_id: string;
		other_id: string;
		score: number;
		/** JSON: in words. */
		reasons: string;
		distinct_by: string | null;
		distinct_at: Instant | null;
	};
}
