import type { Person } from '../access/person.ts';
import { animates, isInside, takesPart, type GroupFacts } from '../group/policy.ts';

/** A call for contributions is work inside its group. Whose slot one may write in is asked besides: see `mayWriteSlot`. */
export const callRules = {
	'call.read': (person: Person, group: GroupFacts) => person.kind === 'member' && isInside(person, group),
	'call.answer': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && takesPart(person, group),
	/** Open one, ask organisations, remind the late ones, compile the answers. */
	'call.manage': (person: Person, group: GroupFacts) =>
		person.kind === 'member' && group.state !== 'archived' && animates(person, group),
};

/**
 * Whether somebody who may answer does so for this organisation: they have a function there today that another than themself has said, or they
 * animate the group and write for it what it sent.
 */
export const mayWriteSlot = (
	organisations: ReadonlySet<string>,
	manages: boolean,
	organisationId: string,
): boolean => manages || organisations.has(organisationId);
