import type { MembershipRole } from '../group/group.ts';

/**
 * Who asks, with the facts that rights come from, all true today: expired memberships, seats and facilitations are not
 * in it (domain rule 1: the rights of a seat end with its last day).
 */
export type Person = Anonymous | Member;

export interface Anonymous {
	readonly kind: 'anonymous';
}

export interface Member {
	readonly kind: 'member';
	readonly accountId: string;
	readonly actorId: string;
	readonly name: string;
	readonly administrator: boolean;
	/** Role by group id. */
	readonly roles: ReadonlyMap<string, MembershipRole>;
	/** Party by id of the cité where this person holds a seat or is its deputy. */
	readonly seats: ReadonlyMap<string, string>;
	/** Ids of the groups and of the cités this person facilitates. */
	readonly facilitates: ReadonlySet<string>;
	/** Rights given on one document, by document id, to this person or to one of their groups: the strongest. */
	readonly grants: ReadonlyMap<string, DocumentGrant>;
}

export type DocumentGrant = 'reader' | 'commenter' | 'editor';

export const anonymous: Anonymous = { kind: 'anonymous' };
