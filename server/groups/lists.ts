import type { Member, Person } from '#domain/access/person.ts';
import { sql } from 'kysely';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';
import { mine, readable } from './scope.ts';

/** Groups on one page of the list. */
export const pageSize = 24;

const listed = [
	'groups.id',
	'groups.parent_id as parentId',
	'groups.cite_id as citeId',
	'groups.name',
	'groups.kind',
	'groups.presentation',
	'groups.visibility',
	'groups.entry',
	'groups.state',
] as const;

const byName = sql`lower(groups.name)`;

/** One's own groups, by name. More than a hundred belong to nobody: beyond, search finds them. */
export async function listMine(db: Reader, person: Member) {
	return db
		.selectFrom('groups')
		.select(listed)
		.where(readable(person))
		.where(mine(person))
		.orderBy(byName)
		.orderBy('groups.id')
		.limit(100)
		.execute();
}

/** Groups without a parent that this person may see, and sub-groups whose parent they may not. */
function discoverable(db: Reader, person: Person) {
	return db
		.selectFrom('groups')
		.where(readable(person))
		.where((where) =>
			where.or([
				where('groups.parent_id', 'is', null),
				where(
					'groups.parent_id',
					'not in',
					db.selectFrom('groups').select('groups.id').where(readable(person)),
				),
			]),
		);
}

/** Those one may discover, open ones first: clubs and themes, then the spaces of cités. */
export async function listDiscoverable(db: Reader, person: Person, page: number) {
	return discoverable(db, person)
		.select(listed)
		.orderBy((order) =>
			order
				.case()
				.when('groups.state', '=', 'archived')
				.then(3)
				.when('groups.kind', '=', 'cite')
				.then(2)
				.when('groups.kind', '=', 'club')
				.then(0)
				.else(1)
				.end(),
		)
		.orderBy(byName)
		.orderBy('groups.id')
		.limit(pageSize)
		.offset((page - 1) * pageSize)
		.execute();
}

export async function countDiscoverable(db: Reader, person: Person): Promise<number> {
	const row = await discoverable(db, person)
		.select((select) => select.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return Number(row.count);
}

/** The sub-groups of these groups that this person may see. */
export async function listChildren(db: Reader, person: Person, parentIds: readonly string[]) {
	if (parentIds.length === 0) return [];
	return db
		.selectFrom('groups')
		.select(listed)
		.where('groups.parent_id', 'in', parentIds)
		.where(readable(person))
		.orderBy(byName)
		.orderBy('groups.id')
		.limit(200)
		.execute();
}

/** Members of today by group, without those who objected (domain rule 2). */
export async function countMembers(
	db: Reader,
	groupIds: readonly string[],
	day: Day,
): Promise<Map<string, number>> {
	if (groupIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('memberships')
		.innerJoin('actors', 'actors.id', 'memberships.actor_id')
		.select(['memberships.group_id', (select) => select.fn.count<number>('actors.id').distinct().as('count')])
		.where('memberships.group_id', 'in', groupIds)
		.where('actors.objected_at', 'is', null)
		.where(onDay('memberships', day))
		.groupBy('memberships.group_id')
		.execute();
	return new Map(rows.map((row) => [row.group_id, Number(row.count)]));
}
