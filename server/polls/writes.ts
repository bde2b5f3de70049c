import type { Ballot } from '#domain/poll/ballot.ts';
import type { Treatment } from '#domain/poll/outcome.ts';
import type { PollKind, PollOption } from '#domain/poll/poll.ts';
import type { TimeZone } from '#domain/territory/time-zone.ts';
import { recordAudit, type Trace } from '../audit.ts';
import type { Clock } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import type { Day, Instant } from '../database/schema.ts';
import { readBox } from './reads.ts';

export interface NewPoll {
	readonly id: string;
	readonly groupId: string;
	readonly kind: PollKind;
	readonly title: string;
	readonly presentation: string;
	readonly anonymous: boolean;
	readonly several: boolean;
	readonly zone: TimeZone;
	readonly closesAt: Instant;
	readonly options: readonly Omit<PollOption, 'id'>[];
}

/** Who does it, for the audit. */
interface Doer {
	readonly actorId: string | null;
	readonly accountId: string | null;
}

/** @returns false when there is one under this id already: the same form was sent twice, and nothing is written. */
export async function insertPoll(trx: Transaction, clock: Clock, poll: NewPoll, by: Doer): Promise<boolean> {
	const { id, groupId, kind, title, presentation, zone } = poll;
	const inserted = await trx
		.insertInto('polls')
		.values({
			...{ id, group_id: groupId, subject_type: 'group', subject_id: groupId, kind, title, presentation },
			...{ anonymous: poll.anonymous ? 1 : 0, several: poll.several ? 1 : 0, zone },
			...{ created_by: by.actorId, created_at: clock.now().toISOString(), closes_at: poll.closesAt },
			...{ closed_at: null, outcome: '', outcome_at: null, outcome_by: null, review_on: null },
			treatments: '[]',
		})
		.onConflict((on) => on.column('id').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!inserted) return false;
	for (const [position, { label, startsAt, endsAt }] of poll.options.entries())
		await trx
			.insertInto('poll_options')
			.values({
				...{ id: crypto.randomUUID(), poll_id: id, position, label, starts_at: startsAt, ends_at: endsAt },
			})
			.execute();
	if (poll.anonymous) await trx.insertInto('poll_boxes').values({ poll_id: id, ballots: '[]' }).execute();
	await record(trx, clock, by, 'opened-poll', id, { kind, group: groupId });
	return true;
}

/**
 * Makes those who vote in a poll, or close it, follow one another, in both databases. @returns what is decided meanwhile by whoever came first;
 * undefined when it is gone.
 */
export async function holdPoll(trx: Transaction, id: string) {
	return trx
		.updateTable('polls')
		.set((set) => ({ id: set.ref('id') }))
		.where('id', '=', id)
		.returning(['closes_at as closesAt', 'closed_at as closedAt', 'outcome_at as outcomeAt'])
		.executeTakeFirst();
}

/** A ballot with its name, instead of the one before. */
export async function castNamed(
	trx: Transaction,
	clock: Clock,
	{ pollId, actorId, ballot }: { pollId: string; actorId: string; ballot: Ballot },
): Promise<void> {
	const cast = { ballot: JSON.stringify(ballot), cast_at: clock.now().toISOString() };
	await trx
		.insertInto('poll_ballots')
		.values({ poll_id: pollId, actor_id: actorId, ...cast })
		.onConflict((on) => on.columns(['poll_id', 'actor_id']).doUpdateSet(cast))
		.execute();
}

/** The same of a member by e-mail, by the link of a letter. */
export async function castByMail(
	trx: Transaction,
	clock: Clock,
	{ pollId, memberId, ballot }: { pollId: string; memberId: string; ballot: Ballot },
): Promise<void> {
	const cast = { ballot: JSON.stringify(ballot), cast_at: clock.now().toISOString() };
	await trx
		.insertInto('poll_mail_ballots')
		.values({ id: crypto.randomUUID(), poll_id: pollId, member_id: memberId, ...cast })
		.onConflict((on) => on.columns(['poll_id', 'member_id']).doUpdateSet(cast))
		.execute();
}

/**
 * A ballot of nobody's, while the poll is held: that this person has voted in one place, what is voted in another, under a key that only they can
 * make. Neither has a time nor an order, and the audit says nothing.
 * @returns false when they voted before under another key: the transaction must then be given up.
 */
export async function castSecret(
	trx: Transaction,
	{ pollId, actorId, key, ballot }: { pollId: string; actorId: string; key: string; ballot: Ballot },
): Promise<boolean> {
	const box = await readBox(reading(trx), pollId);
	const first = await trx
		.insertInto('poll_voters')
		.values({ poll_id: pollId, actor_id: actorId })
		.onConflict((on) => on.columns(['poll_id', 'actor_id']).doNothing())
		.returning('poll_id')
		.executeTakeFirst();
	// A key that is in the box already is that of another account, on the same machine.
	if (box.some((one) => one.key === key) === Boolean(first)) return false;
	const ballots = [...box.filter((one) => one.key !== key), { key, ballot }];
	ballots.sort((a, b) => (a.key < b.key ? -1 : 1));
	await trx
		.updateTable('poll_boxes')
		.set({ ballots: JSON.stringify(ballots) })
		.where('poll_id', '=', pollId)
		.execute();
	return true;
}

export async function closePoll(trx: Transaction, clock: Clock, id: string, by: Doer): Promise<void> {
	await trx.updateTable('polls').set({ closed_at: clock.now().toISOString() }).where('id', '=', id).execute();
	await record(trx, clock, by, 'closed-poll', id, {});
}

export async function writeOutcome(
	trx: Transaction,
	clock: Clock,
	id: string,
	said: { outcome: string; reviewOn: Day; treatments: readonly Treatment[] },
	by: Doer,
): Promise<void> {
	await trx
		.updateTable('polls')
		.set({
			...{ outcome: said.outcome, outcome_at: clock.now().toISOString(), outcome_by: by.actorId },
			...{ review_on: said.reviewOn, treatments: JSON.stringify(said.treatments) },
		})
		.where('id', '=', id)
		.execute();
	await record(trx, clock, by, 'wrote-outcome', id, { review: said.reviewOn });
}

/** A poll nobody has voted in. */
export async function deletePoll(trx: Transaction, clock: Clock, id: string, by: Doer): Promise<void> {
	await trx.deleteFrom('polls').where('id', '=', id).execute();
	await record(trx, clock, by, 'withdrew-poll', id, {});
}

const record = (
	trx: Transaction,
	clock: Clock,
	{ accountId }: Doer,
	action: string,
	id: string,
	detail: NonNullable<Trace['detail']>,
) => recordAudit(trx, clock, { accountId, action, subjectType: 'poll', subjectId: id, detail });
