import type { Person } from '../access/person.ts';
import { animates, isInside, type GroupFacts } from '../group/policy.ts';

/** An enquête is answered by whoever has its link; the rest is the group's. */
export const surveyRules = {
	/** See which ones there are, and their links. */
	'survey.read': (person: Person, group: GroupFacts) => person.kind === 'member' && isInside(person, group),
	/** Write one, open and close it, read its answers. */
	'survey.manage': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && animates(person, group),
};
