import { addDays } from '#domain/french/day.ts';
import { quietDays } from '#domain/group/life.ts';
import { sql } from 'kysely';
import type { Reader } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';

/** Since when a group is what it is, and who made it so; a group that never changed has nothing to say. */
export async function readLife(db: Reader, groupId: string) {
	const row = await db
		.selectFrom('group_lives as l')
		.leftJoin('actors as a', (join) =>
			join.onRef('a.id', '=', 'l.changed_by').on('a.objected_at', 'is', null),
		)
		.select(['l.since', 'a.name as by', 'l.asked_on as askedOn', 'l.kept_on as keptOn'])
		.where('l.group_id', '=', groupId)
		.executeTakeFirst();
	return row ?? { since: null, by: null, askedOn: null, keptOn: null };
}

/** The last day before which nothing happened in a year, seen from `day`. */
export const quietBefore = (day: Day): Day => addDays(day, -quietDays);

/**
 * The last signs of life of groups: texts written in it or in its sub-groups, threads, what it was asked (polls, enquêtes, calls), links it keeps, people who came in or
 * asked to, letters that invited, what its animators decided. Days and instants are compared as text, which sorts both.
 */
export const signsOfLife = (db: Reader) =>
	db.selectFrom('groups as g').select([
		'g.id',
		'g.name',
		'g.created_at as createdAt',
		sql<
			string | null
		>`(select max(d.updated_at) from documents as d where d.deleted_at is null and (d.group_id = g.id
			or d.group_id in (select c.id from groups as c where c.parent_id = g.id)))`.as('written'),
		sql<string | null>`(select max(t.updated_at) from threads as t where t.group_id = g.id)`.as('spoken'),
		sql<string | null>`(select max(p.created_at) from polls as p where p.group_id = g.id)`.as('polled'),
		sql<string | null>`(select max(s.created_at) from surveys as s where s.group_id = g.id)`.as('surveyed'),
		sql<string | null>`(select max(c.created_at) from calls as c where c.group_id = g.id)`.as('called'),
		sql<string | null>`(select max(k.added_at) from resources as k where k.group_id = g.id)`.as('kept_link'),
		sql<string | null>`(select max(m.from_day) from memberships as m where m.group_id = g.id)`.as('joined'),
		sql<string | null>`(select max(r.asked_at) from join_requests as r where r.group_id = g.id)`.as('asked'),
		sql<string | null>`(select max(i.sent_at) from invitations as i where i.group_id = g.id)`.as('invited'),
		sql<string | null>`(select l.since from group_lives as l where l.group_id = g.id)`.as('changed'),
		sql<string | null>`(select l.kept_on from group_lives as l where l.group_id = g.id)`.as('kept'),
	]);

type Signs = Awaited<ReturnType<ReturnType<typeof signsOfLife>['execute']>>[number];

/** The day of the last of them. */
export const lastSign = ({ id: _id, name: _name, ...signs }: Signs): Day =>
	Object.values(signs)
		.map((sign) => (sign ?? '').slice(0, 10))
		.reduce((last, sign) => (sign > last ? sign : last));

/** The day since which nothing happened, when that is a year ago or more; null otherwise. */
export async function quietSince(db: Reader, groupId: string, day: Day): Promise<Day | null> {
	const last = lastSign(await signsOfLife(db).where('g.id', '=', groupId).executeTakeFirstOrThrow());
	return last < quietBefore(day) ? last : null;
}
