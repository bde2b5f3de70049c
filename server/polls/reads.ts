import type { Ballot } from '#domain/poll/ballot.ts';
import type { Treatment } from '#domain/poll/outcome.ts';
import type { PollOption } from '#domain/poll/poll.ts';
import type { Reader } from '../database/connection.ts';
import type { Instant } from '../database/schema.ts';
import { namesOfMailMembers } from '../threads/mail-authors.ts';

/** One ballot of a box. */
export interface SecretBallot {
	/** SHA-256 of what the voter alone keeps, to change it. */
	readonly key: string;
	readonly ballot: Ballot;
}

/** A ballot as it is counted; `key` tells it from the others of its poll. */
export interface CastBallot {
	readonly key: string;
	/** Null for an anonymous poll; a name is null for who is not listed. */
	readonly voter: { readonly name: string | null } | null;
	readonly ballot: Ballot;
}

export const pollColumns = [
	...(['polls.id', 'polls.group_id as groupId', 'polls.kind', 'polls.title'] as const),
	...(['polls.presentation', 'polls.anonymous', 'polls.several', 'polls.zone'] as const),
	...([
		'polls.created_at as createdAt',
		'polls.closes_at as closesAt',
		'polls.closed_at as closedAt',
	] as const),
	...(['polls.outcome', 'polls.outcome_at as outcomeAt', 'polls.review_on as reviewOn'] as const),
] as const;

/** A poll by its id, as it is kept. */
export async function findPoll(db: Reader, id: string) {
	const row = await db
		.selectFrom('polls')
		.leftJoin('actors as a', (join) =>
			join.onRef('a.id', '=', 'polls.created_by').on('a.objected_at', 'is', null),
		)
		.leftJoin('actors as d', (join) =>
			join.onRef('d.id', '=', 'polls.outcome_by').on('d.objected_at', 'is', null),
		)
		.select([...pollColumns, 'polls.treatments', 'a.name as by', 'd.name as outcomeBy'])
		.where('polls.id', '=', id)
		.executeTakeFirst();
	return (
		row && {
			...row,
			anonymous: row.anonymous === 1,
			several: row.several === 1,
			treatments: JSON.parse(row.treatments) as Treatment[],
		}
	);
}

export type KeptPoll = NonNullable<Awaited<ReturnType<typeof findPoll>>>;

/** In their order; slots by time. */
export async function listOptions(db: Reader, pollId: string): Promise<PollOption[]> {
	return db
		.selectFrom('poll_options')
		.select(['id', 'label', 'starts_at as startsAt', 'ends_at as endsAt'])
		.where('poll_id', '=', pollId)
		.orderBy('position')
		.execute();
}

/** Polls shown on a page of a group; the oldest decided ones are left out first. */
const mostShown = 200;

/** Those of a group that began last first. */
export async function listPolls(db: Reader, groupId: string) {
	const rows = await db
		.selectFrom('polls')
		.select(pollColumns)
		.where('group_id', '=', groupId)
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.limit(mostShown)
		.execute();
	return rows.map((row) => ({ ...row, anonymous: row.anonymous === 1 }));
}

/** Open ones, the first to close first. */
export async function listOpen(db: Reader, groupId: string, now: Instant) {
	return db
		.selectFrom('polls')
		.select(['polls.id', 'polls.kind', 'polls.title', 'polls.closes_at as closesAt'])
		.where('group_id', '=', groupId)
		.where('closed_at', 'is', null)
		.where('outcome_at', 'is', null)
		.where('closes_at', '>', now)
		.orderBy('closes_at')
		.limit(10)
		.execute();
}

/** Of these polls, those in which somebody has voted. */
export async function votedAmong(
	db: Reader,
	pollIds: readonly string[],
	actorId: string,
): Promise<Set<string>> {
	if (pollIds.length === 0) return new Set();
	const [named, secret] = await Promise.all(
		(['poll_ballots', 'poll_voters'] as const).map((from) =>
			db
				.selectFrom(from)
				.select('poll_id')
				.where('poll_id', 'in', pollIds)
				.where('actor_id', '=', actorId)
				.execute(),
		),
	);
	return new Set([...named!, ...secret!].map(({ poll_id }) => poll_id));
}

/** The ballots of a box, in the order of their random keys. */
export async function readBox(db: Reader, pollId: string): Promise<SecretBallot[]> {
	const box = await db
		.selectFrom('poll_boxes')
		.select('ballots')
		.where('poll_id', '=', pollId)
		.executeTakeFirst();
	return box ? (JSON.parse(box.ballots) as SecretBallot[]) : [];
}

/** All that were cast, in an order that does not change once it is closed. */
export async function listBallots(
	db: Reader,
	{ id, anonymous }: { readonly id: string; readonly anonymous: boolean },
): Promise<CastBallot[]> {
	if (anonymous) return (await readBox(db, id)).map(({ key, ballot }) => ({ key, voter: null, ballot }));
	const rows = await db
		.selectFrom('poll_ballots as b')
		.innerJoin('actors as a', 'a.id', 'b.actor_id')
		.select(['a.id', 'a.name', 'a.objected_at', 'b.ballot'])
		.where('b.poll_id', '=', id)
		.orderBy('a.name')
		.orderBy('a.id')
		.execute();
	const named = rows.map(({ id: actorId, name, objected_at, ballot }) => ({
		key: actorId,
		voter: { name: objected_at === null ? name : null },
		ballot: JSON.parse(ballot) as Ballot,
	}));
	return [...named, ...(await listMailBallots(db, id))];
}

/** Those that members by e-mail cast by the link of a letter. */
async function listMailBallots(db: Reader, pollId: string): Promise<CastBallot[]> {
	const rows = await db
		.selectFrom('poll_mail_ballots')
		.select(['id', 'member_id as memberId', 'ballot'])
		.where('poll_id', '=', pollId)
		.orderBy('id')
		.execute();
	const names = await namesOfMailMembers(
		db,
		rows.map(({ memberId }) => memberId),
	);
	return rows.map(({ id, memberId, ballot }) => ({
		key: id,
		voter: { name: (memberId !== null && names.get(memberId)) || null },
		ballot: JSON.parse(ballot) as Ballot,
	}));
}

/** What a member by e-mail has cast in a poll. */
export const findMailBallot = (db: Reader, pollId: string, memberId: string) =>
	db
		.selectFrom('poll_mail_ballots')
		.select('id')
		.where('poll_id', '=', pollId)
		.where('member_id', '=', memberId)
		.executeTakeFirst();

/** How many have voted, by poll. */
export async function countVotes(db: Reader, pollIds: readonly string[]): Promise<Map<string, number>> {
	if (pollIds.length === 0) return new Map();
	const counted = await Promise.all(
		(['poll_ballots', 'poll_mail_ballots', 'poll_voters'] as const).map((from) =>
			db
				.selectFrom(from)
				.select(['poll_id', ({ fn }) => fn.countAll<number>().as('count')])
				.where('poll_id', 'in', pollIds)
				.groupBy('poll_id')
				.execute(),
		),
	);
	const counts = new Map<string, number>();
	for (const { poll_id, count } of counted.flat())
		counts.set(poll_id, (counts.get(poll_id) ?? 0) + Number(count));
	return counts;
}
