import type { Person } from '../access/person.ts';
import { animates, isInside, takesPart, type GroupFacts } from '../group/policy.ts';

/** A poll hangs on a group, on whose facts alone its rights depend: it is work inside the group, whoever may see that the group exists. */
export const pollRules = {
	'poll.read': (person: Person, group: GroupFacts) => person.kind === 'member' && isInside(person, group),
	/** Those who write with the others decide with them; observers, guests and the group above read. */
	'poll.vote': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && takesPart(person, group),
	/** Open one, close it, write what came of it. */
	'poll.manage': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && animates(person, group),
};
