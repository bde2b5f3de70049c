import { anonymous, type DocumentGrant, type Member, type Person } from '#domain/access/person.ts';
import type { MembershipRole } from '#domain/group/group.ts';

/** Ids of the one cité, group and document that the table of rights speaks about. */
export const place = {
	cite: 'cite',
	parent: 'parent-group',
	group: 'group',
	document: 'document',
	account: 'account',
	actor: 'actor',
	enterer: 'enterer',
} as const;

const stranger: Member = {
	kind: 'member',
	accountId: 'another-account',
	actorId: 'another-actor',
	name: 'Camille Stranger',
	administrator: false,
	roles: new Map(),
	seats: new Map(),
	facilitates: new Set(),
	grants: new Map(),
};

const inGroup = (role: MembershipRole, group: string = place.group): Member => ({
	...stranger,
	roles: new Map([[group, role]]),
});
const granted = (grant: DocumentGrant): Member => ({
	...stranger,
	grants: new Map([[place.document, grant]]),
});

/** The people of docs/permissions.md, by the heading of their column. */
export const personas: Record<string, Person> = {
	anonymous,
	stranger,
	guest: inGroup('guest'),
	observer: inGroup('observer'),
	member: inGroup('member'),
	animator: inGroup('animator'),
	'parent’s animator': inGroup('animator', place.parent),
	'parent’s member': inGroup('member', place.parent),
	'seat holder': { ...stranger, seats: new Map([[place.cite, 'state']]) },
	// The rights of a seat end with its last day: whoever held one is loaded without it (domain rule 1).
	'expired holder': stranger,
	facilitator: { ...stranger, facilitates: new Set([place.cite]) },
	administrator: { ...stranger, administrator: true },
	reader: granted('reader'),
	commenter: granted('commenter'),
	editor: granted('editor'),
	themself: { ...stranger, accountId: place.account, actorId: place.actor },
	'shares a group': stranger,
	'entered them': { ...stranger, actorId: place.enterer },
};
