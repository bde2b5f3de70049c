import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';

const columns = [
	...(['c.id', 'c.group_id as groupId', 'c.title', 'c.presentation'] as const),
	...(['c.closes_on as closesOn', 'c.closed_at as closedAt'] as const),
] as const;

/** A call, and the document that it was compiled as once that is there. */
export const findCall = (db: Reader, id: string) =>
	db
		.selectFrom('calls as c')
		.leftJoin('documents as d', 'd.id', 'c.document_id')
		.select([...columns, 'd.id as documentId'])
		.where('c.id', '=', id)
		.executeTakeFirst();

/** Those of a group, the last opened first, with how many organisations are asked and have answered. */
export async function listCalls(db: Reader, groupId: string) {
	const rows = await db
		.selectFrom('calls as c')
		.leftJoin('call_slots as s', 's.call_id', 'c.id')
		.leftJoin('documents as d', 'd.id', 'c.document_id')
		.select([
			...columns,
			'd.id as documentId',
			({ fn }) => fn.count<number>('s.organisation_id').as('asked'),
			({ fn }) => fn.count<number>('s.written_at').as('answered'),
		])
		.where('c.group_id', '=', groupId)
		.groupBy(['c.id', 'd.id'])
		.orderBy('c.created_at', 'desc')
		.limit(100)
		.execute();
	return rows.map((row) => ({ ...row, asked: Number(row.asked), answered: Number(row.answered) }));
}

/** Slots by the name of their organisation; who wrote is named while they are listed. */
export const listSlots = (db: Reader, callId: string) =>
	db
		.selectFrom('call_slots as s')
		.innerJoin('organisations as o', 'o.id', 's.organisation_id')
		.leftJoin('actors as a', (join) =>
			join.onRef('a.id', '=', 's.written_by').on('a.objected_at', 'is', null),
		)
		.select(['o.id as organisationId', 'o.name as organisation', 's.words', 's.revision'])
		.select(['s.written_at as writtenAt', 'a.name as writtenBy'])
		.where('s.call_id', '=', callId)
		.orderBy('o.name')
		.orderBy('o.id')
		.execute();

/** Where somebody has a function today that another than themself has said. */
export async function organisationsOf(db: Reader, actorId: string, day: Day): Promise<Set<string>> {
	const rows = await db
		.selectFrom('affiliations as f')
		.select('f.organisation_id as id')
		.where('f.actor_id', '=', actorId)
		.where('f.self_declared', '=', 0)
		.where(onDay('f', day))
		.execute();
	return new Set(rows.map(({ id }) => id));
}

/** Who of the group may answer for organisations that have not: their addresses, by organisation. */
export const listLate = (db: Reader, callId: string, groupId: string, day: Day) =>
	db
		.selectFrom('call_slots as s')
		.innerJoin('organisations as o', 'o.id', 's.organisation_id')
		.innerJoin('affiliations as f', 'f.organisation_id', 's.organisation_id')
		.innerJoin('memberships as m', 'm.actor_id', 'f.actor_id')
		.innerJoin('actors as a', 'a.id', 'f.actor_id')
		.innerJoin('accounts as c', 'c.actor_id', 'a.id')
		.select(['o.id as organisationId', 'o.name as organisation', 'c.email'])
		.distinct()
		.where('s.call_id', '=', callId)
		.where('s.written_at', 'is', null)
		.where('m.group_id', '=', groupId)
		.where('m.role', 'in', ['animator', 'member'])
		.where('f.self_declared', '=', 0)
		.where('a.objected_at', 'is', null)
		.where('c.suspended_at', 'is', null)
		.where(onDay('f', day))
		.where(onDay('m', day))
		.orderBy('o.name')
		.execute();

/** Organisations of the members of a group today, as the directory says them. */
export const organisationsOfGroup = (db: Reader, groupId: string, day: Day) =>
	db
		.selectFrom('memberships as m')
		.innerJoin('affiliations as f', 'f.actor_id', 'm.actor_id')
		.innerJoin('actors as a', 'a.id', 'm.actor_id')
		.innerJoin('organisations as o', 'o.id', 'f.organisation_id')
		.select(['o.id', 'o.name'])
		.distinct()
		.where('m.group_id', '=', groupId)
		.where('f.self_declared', '=', 0)
		.where('a.objected_at', 'is', null)
		.where(onDay('f', day))
		.where(onDay('m', day))
		.orderBy('o.name')
		.limit(200)
		.execute();
