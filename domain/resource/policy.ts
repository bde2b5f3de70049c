import type { Person } from '../access/person.ts';
import { animates, isVisible, takesPart, type GroupFacts } from '../group/policy.ts';

/** The facts about a resource that its rights depend on. */
export interface ResourceFacts {
	readonly type: 'resource';
	readonly group: GroupFacts;
	readonly addedBy: string | null;
}

/** The resources of a group are read by whoever may read the group. */
export const resourceRules = {
	'resource.read': (person: Person, group: GroupFacts) => isVisible(person, group.visibility, group),
	'resource.add': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && takesPart(person, group),
	/** Write anew, take out and put back: one's own, or any where one animates. */
	'resource.edit': (person: Person, { group, addedBy }: ResourceFacts) =>
		person.kind === 'member' &&
		group.state !== 'archived' &&
		(animates(person, group) || (takesPart(person, group) && addedBy === person.actorId)),
	/** Make collections, name them and undo them. */
	'resource.arrange': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && animates(person, group),
};
