import type { InvitedRole } from '#domain/group/invitation.ts';
import type { College } from '#domain/group/college.ts';
import type { JoinOutcome } from '#domain/group/join-request.ts';
import type { HandoverOutcome } from '#domain/group/life.ts';
import type { Day, Flag, Instant } from './column-values.ts';

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
	/** What is known of the life of a group besides its state; a group without a row has been active since it was opened. */
	group_lives: {
		group_id: string;
		/** Day its state last changed. */
		since: Day | null;
		changed_by: string | null;
		/** Day those who animate were last asked what to do of a group that is still. */
		asked_on: Day | null;
		/** Day they last said that it goes on. */
		kept_on: Day | null;
	};
	/** Who is asked to animate a group, by who animates it: one proposal at a time. */
	group_handovers: {
		group_id: string;
		proposed_by: string;
		actor_id: string;
		/** Whether who proposes goes on animating too. */
		stays: Flag;
		words: string;
		proposed_at: Instant;
		outcome: HandoverOutcome | null;
		answered_at: Instant | null;
	};
	/** People who are in a group by their address alone: they receive and answer, and have no account there. */
	mail_members: {
		id: string;
		group_id: string;
		/** Normalised. */
		email: string;
		name: string;
		added_by: string | null;
		added_at: Instant;
		/** They left, were taken out, or came in with an account. */
		left_at: Instant | null;
	};
	/** Of each letter to such a person, what opens the page by which they leave: it has no end. */
	mail_member_links: { token_hash: string; member_id: string };
	/** What a group says of itself besides its presentation; one that never wrote it has no row. */
	group_pages: {
		group_id: string;
		/** How its members work together; may be empty. */
		charter: string;
		/** Raised with each writing. */
		revision: number;
		written_at: Instant;
	};
	group_themes: { group_id: string; theme: string };
	group_territories: { group_id: string; territory_id: string };
	/** When somebody last looked at the page of a group, and when their visit before that one was. */
	group_visits: { group_id: string; actor_id: string; seen_at: Instant; before_at: Instant | null };
	/** Where somebody sits in a conseil citoyen. */
	group_colleges: { group_id: string; actor_id: string; college: College };
	/** Links that let several people into a group, for an event. */
	join_links: {
		id: string;
		group_id: string;
		token_hash: string;
		/** What it is for: « Plénière du 26 mars ». */
		label: string;
		role: InvitedRole;
		places: number;
		taken: number;
		made_by: string | null;
		created_at: Instant;
		/** The last day it opens anything. */
		until_day: Day;
		revoked_at: Instant | null;
	};
}
