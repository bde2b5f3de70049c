import type { JoinOutcome } from '#domain/group/join-request.ts';
import type { Instant } from './column-values.ts';

/** How people come into groups, and how groups live. */
export interface GroupTables {
	/** One a person and a group, asked again or not. */
	join_requests: {
		id: string;
		group_id: string;
		actor_id: string;
		/** Why they would come in; may be empty. */
		words: string;
		asked_at: Instant;
		outcome: JoinOutcome | null;
		/** What was said with a refusal; empty otherwise. */
		reason: string;
		answered_by: string | null;
		answered_at: Instant | null;
	};
}
