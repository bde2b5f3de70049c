import type { Person } from '#domain/access/person.ts';
import { mayAskAgain, type JoinState } from '#domain/group/join-request.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day, Instant } from '../database/schema.ts';
import { seenLine } from '../directory/scope.ts';

/** Requests that a page lists. */
const many = 200;

/** What somebody asked of a group, for themselves; null when they never did. */
export async function ownRequest(db: Reader, viewer: Person, groupId: string, now: Instant) {
	if (viewer.kind === 'anonymous') return null;
	const row = await db
		.selectFrom('join_requests')
		.select(['words', 'outcome', 'reason', 'asked_at as askedAt', 'answered_at as answeredAt'])
		.where('group_id', '=', groupId)
		.where('actor_id', '=', viewer.actorId)
		.executeTakeFirst();
	if (!row) return null;
	const state: JoinState = row.outcome ?? 'waiting';
	return { ...row, state, mayAskAgain: mayAskAgain(row, now) };
}

/** How many ask to come in and wait for an answer. */
export async function countWaiting(db: Reader, groupId: string): Promise<number> {
	const row = await db
		.selectFrom('join_requests as r')
		.innerJoin('actors as a', 'a.id', 'r.actor_id')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('r.group_id', '=', groupId)
		.where('r.outcome', 'is', null)
		.where('a.objected_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(row.count);
}

/** Requests to a group with what each person does today as far as the viewer sees it: those that wait first, the oldest of them before. For those who may invite. */
export async function listRequests(db: Reader, viewer: Person, groupId: string, day: Day) {
	const rows = await db
		.selectFrom('join_requests as r')
		.innerJoin('actors as a', 'a.id', 'r.actor_id')
		.leftJoin('actors as b', (join) =>
			join.onRef('b.id', '=', 'r.answered_by').on('b.objected_at', 'is', null),
		)
		.leftJoin('affiliations as f', (join) =>
			join
				.onRef('f.actor_id', '=', 'a.id')
				.on(onDay('f', day))
				.on(seenLine('f', viewer, day)),
		)
		.leftJoin('organisations as o', 'o.id', 'f.organisation_id')
		.select([
			...(['r.id', 'r.words', 'r.outcome', 'r.reason'] as const),
			...(['r.asked_at as askedAt', 'r.answered_at as answeredAt'] as const),
			...(['a.id as actorId', 'a.name', 'b.name as by'] as const),
			...(['f.function', 'o.name as organisation'] as const),
		])
		.where('r.group_id', '=', groupId)
		.where('a.objected_at', 'is', null)
		.orderBy((order) => order.case().when('r.outcome', 'is', null).then(0).else(1).end())
		.orderBy('r.asked_at', 'desc')
		.orderBy('r.id')
		.orderBy('f.from_day', 'desc')
		.limit(many)
		.execute();
	const requests = [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();
	const shown = requests.map((row) => ({ ...row, state: (row.outcome ?? 'waiting') as JoinState }));
	return [
		...shown.filter(({ state }) => state === 'waiting').toReversed(),
		...shown.filter(({ state }) => state !== 'waiting'),
	];
}
