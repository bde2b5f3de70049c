import type { Member, Person } from '../access/person.ts';
import type { Visibility } from '../access/visibility.ts';
import type { Entry, GroupState } from './group.ts';

/** The facts about a group that its rights depend on. */
export interface GroupFacts {
	readonly type: 'group';
	readonly id: string;
	readonly parentId: string | null;
	readonly citeId: string | null;
	readonly visibility: Visibility;
	readonly entry: Entry;
	readonly state: GroupState;
}

/** In the group in any role, its troïka, its facilitator, or animator of the parent group (a parent's members are not). */
export function isInside(person: Member, group: GroupFacts): boolean {
	return (
		person.roles.has(group.id) ||
		sits(person, group) ||
		(group.parentId !== null && person.roles.get(group.parentId) === 'animator')
	);
}

/** Writes with the others: animators and members, the cité's troïka, facilitators. */
export function takesPart(person: Member, group: GroupFacts): boolean {
	const role = person.roles.get(group.id);
	return role === 'animator' || role === 'member' || sits(person, group);
}

export function animates(person: Member, group: GroupFacts): boolean {
	return person.roles.get(group.id) === 'animator' || facilitates(person, group);
}

/** Through a seat of its cité or a facilitation rather than a membership: nothing to join or leave. */
export function sits(person: Member, group: GroupFacts): boolean {
	return (group.citeId !== null && person.seats.has(group.citeId)) || facilitates(person, group);
}

function facilitates(person: Member, group: GroupFacts): boolean {
	return person.facilitates.has(group.id) || (group.citeId !== null && person.facilitates.has(group.citeId));
}

/** The three presets of visibility, said once for everything that belongs to a group. */
export function isVisible(person: Person, visibility: Visibility, group: GroupFacts): boolean {
	if (visibility === 'public') return true;
	if (person.kind === 'anonymous') return false;
	return visibility === 'network' || isInside(person, group);
}

export const groupRules = {
	'group.read': (person: Person, group: GroupFacts) => isVisible(person, group.visibility, group),
	'group.read-members': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && isVisible(person, group.visibility, group),
	'group.join': (person: Person, group: GroupFacts) =>
		person.kind === 'member' &&
		group.entry === 'free' &&
		group.state !== 'archived' &&
		!person.roles.has(group.id) &&
		isVisible(person, group.visibility, group),
	/** Ask those who animate to let one in. */
	'group.ask': (person: Person, group: GroupFacts) =>
		person.kind === 'member' &&
		group.entry === 'request' &&
		group.state !== 'archived' &&
		!person.roles.has(group.id) &&
		isVisible(person, group.visibility, group),
	/** Take back what one asked. */
	'group.withdraw-request': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && isVisible(person, group.visibility, group),
	'group.leave': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && person.roles.has(group.id),
	'group.animate': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && animates(person, group),
	/** Put to sleep, archive, wake: what is archived can be taken out of it. */
	'group.change-life': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && animates(person, group),
	/** Begin to animate: asked by who does, or where nobody does any more. */
	'group.take-over': (person: Person, group: GroupFacts) =>
		person.kind === 'member' &&
		group.state !== 'archived' &&
		['member', 'observer'].includes(person.roles.get(group.id) ?? ''),
	/** Open a group under this one. */
	'group.found': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && animates(person, group),
	/** Invite people by e-mail, see whom one invited, and answer those who ask to come in. */
	'group.invite': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && animates(person, group),
	/** Make templates of the group's own documents, and their versions. */
	'group.manage-templates': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && animates(person, group),
	'document.create': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && takesPart(person, group),
};
