import type { PollKind } from '#domain/poll/poll.ts';
import type { TimeZone } from '#domain/territory/time-zone.ts';
import type { Day, Flag, Instant } from './column-values.ts';

/** Polls and their ballots. */
export interface PollTables {
	polls: {
		id: string;
		group_id: string;
		/** What of the group it is about; the group itself until sections and meetings have polls. */
		subject_type: 'group' | 'section' | 'meeting';
		subject_id: string;
		kind: PollKind;
		title: string;
		presentation: string;
		anonymous: Flag;
		/** A choice of several answers. */
		several: Flag;
		/** Whose clocks the slots were said by. */
		zone: TimeZone;
		created_by: string | null;
		created_at: Instant;
		closes_at: Instant;
		/** When somebody closed it before that. */
		closed_at: Instant | null;
		/** Empty until `outcome_at`. */
		outcome: string;
		outcome_at: Instant | null;
		outcome_by: string | null;
		review_on: Day | null;
		/** JSON of `Treatment[]`. */
		treatments: string;
	};
	poll_options: {
		id: string;
		poll_id: string;
		/** From 0. */
		position: number;
		label: string;
		starts_at: Instant | null;
		ends_at: Instant | null;
	};
	/** Of polls with names: JSON of a `Ballot`. */
	poll_ballots: { poll_id: string; actor_id: string; ballot: string; cast_at: Instant };
	/** Of polls with names, cast by the link of a letter; without `member_id` once their row is erased. */
	poll_mail_ballots: {
		id: string;
		poll_id: string;
		member_id: string | null;
		ballot: string;
		cast_at: Instant;
	};
	/** One a poll and a member by e-mail; the hash of its token once it has left. */
	poll_mail_letters: {
		id: string;
		poll_id: string;
		member_id: string;
		/** Whom it went to. */
		email: string;
		token_hash: string | null;
		expires_at: Instant;
	};
	/** Of anonymous polls: that somebody has voted, and nothing else; no order, no time. */
	poll_voters: { poll_id: string; actor_id: string };
	/** Of anonymous polls: JSON of a `SecretBallot[]`, in the order of their keys, which are random. */
	poll_boxes: { poll_id: string; ballots: string };
}
