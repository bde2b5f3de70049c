import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { pollState, type PollTimes } from '#domain/poll/poll.ts';
import type { Reader } from '../database/connection.ts';
import { findGroupFacts } from '../groups/facts.ts';
import { findPoll, type KeptPoll } from './reads.ts';

export interface FoundPoll {
	readonly poll: KeptPoll;
	readonly facts: GroupFacts;
	readonly member: Member;
}

/** A poll that this person may read; anything else is not found [R4]. */
export async function readablePoll(db: Reader, viewer: Person, id: string): Promise<FoundPoll> {
	const poll = isIdentifier(id) ? await findPoll(db, id) : undefined;
	const facts = poll && (await findGroupFacts(db, poll.groupId));
	if (!poll || !facts || viewer.kind === 'anonymous' || !can(viewer, 'poll.read', facts)) throw notFound();
	return { poll, facts, member: viewer };
}

/** The same, in which this person may do something. @param refusal the sentence for who may only read it */
export async function pollFor(
	db: Reader,
	viewer: Person,
	id: string,
	action: 'poll.vote' | 'poll.manage',
	refusal: string,
): Promise<FoundPoll> {
	const found = await readablePoll(db, viewer, id);
	if (!can(viewer, action, found.facts)) throw new Problem('forbidden', refusal);
	return found;
}

/** Where a poll that is held stands. @throws Problem `not-found` when it was withdrawn meanwhile */
export function stateOf(times: PollTimes | undefined, now: Date) {
	if (!times) throw notFound();
	return pollState(times, now.toISOString());
}
