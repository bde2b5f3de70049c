import type { Person } from '#domain/access/person.ts';
import type { Party } from '#domain/cite/party.ts';
import { addDays } from '#domain/french/day.ts';
import type { Reader } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';
import * as documents from '../documents/reads.ts';
import type { GroupMember } from './members.ts';

/** One fact about a group, newest first. The page says it in words. */
export type GroupNews =
	| { kind: 'document'; at: string; id: string; title: string }
	| { kind: 'joined'; at: Day; people: { id: string; name: string }[]; count: number };

/** A seat of the group's cités that is about to change hands. */
export interface SeatNews {
	readonly cite: string;
	readonly slug: string;
	readonly party: Party;
	/** Last day of the holder. */
	readonly until: Day;
	/** Function of who follows, when someone is named. */
	readonly successor: string | null;
}

const day = 86_400_000;

/** What happened in a group lately: documents written, people arrived. Nothing that this person may not read. */
export async function listNews(
	db: Reader,
	person: Person,
	groupId: string,
	members: readonly GroupMember[],
	now: Date,
): Promise<GroupNews[]> {
	const since = new Date(now.getTime() - 45 * day).toISOString();
	const written = (await documents.listOfGroup(db, person, groupId, 6))
		.filter((document) => document.updatedAt >= since)
		.map((document): GroupNews => ({
			kind: 'document',
			at: document.updatedAt,
			id: document.id,
			title: document.title,
		}));
	const recent = members.filter((member) => member.since >= since.slice(0, 10));
	const before = await endedRoles(db, groupId, recent);
	// Who takes another role was there the day before.
	const arrived = recent.filter((one) => !before.has(`${one.id} ${addDays(one.since, -1)}`));
	const joined = [...Map.groupBy(arrived, (member) => member.since)].map(([at, people]): GroupNews => ({
		kind: 'joined',
		at,
		people: people.slice(0, 2).map(({ id, name }) => ({ id, name })),
		count: people.length,
	}));
	return [...written, ...joined].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 6);
}

/** `<actor> <last day>` of what these people were in the group before. */
async function endedRoles(
	db: Reader,
	groupId: string,
	members: readonly GroupMember[],
): Promise<ReadonlySet<string>> {
	if (members.length === 0) return new Set();
	const ids = members.map(({ id }) => id);
	const rows = await db
		.selectFrom('memberships')
		.select(['actor_id', 'until_day'])
		.where('group_id', '=', groupId)
		.where('actor_id', 'in', ids)
		.where('until_day', 'is not', null)
		.execute();
	return new Set(rows.map((row) => `${row.actor_id} ${row.until_day}`));
}

/**
 * Seats of the group's cités whose holder leaves within two months. Mandates are public: seats outlive persons. Who
 * objected is not told by what they do (domain rule 2).
 */
export async function listSeatNews(db: Reader, groupId: string, today: Day): Promise<SeatNews[]> {
	const horizon = addDays(today, 60);
	const rows = await db
		.selectFrom('group_cites as g')
		.innerJoin('cites as c', 'c.id', 'g.cite_id')
		.innerJoin('seats as s', 's.cite_id', 'c.id')
		.innerJoin('seat_tenures as t', 't.seat_id', 's.id')
		.innerJoin('actors as a', 'a.id', 't.actor_id')
		.select([
			'c.name as cite',
			'c.slug',
			's.id as seatId',
			's.party',
			't.from_day',
			't.until_day as until',
			't.function',
			'a.objected_at',
		])
		.where('g.group_id', '=', groupId)
		.where('t.role', '=', 'holder')
		.where((where) => where.or([where('t.until_day', '>=', today), where('t.from_day', '>', today)]))
		.orderBy('t.from_day')
		.limit(200)
		.execute();
	return rows
		.flatMap((row): SeatNews[] => {
			if (row.until === null || row.until > horizon || row.from_day > today) return [];
			const next = rows.find((other) => other.seatId === row.seatId && other.from_day > (row.until ?? ''));
			const { cite, slug, party, until } = row;
			return [{ cite, slug, party, until, successor: next?.objected_at === null ? next.function : null }];
		})
		.sort((a, b) => (a.until < b.until ? -1 : 1));
}
