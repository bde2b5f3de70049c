import type { Reader } from '../database/connection.ts';

/** Who is asked to animate a group and by whom, while that has no answer; null otherwise. */
export async function openHandover(db: Reader, groupId: string) {
	const row = await db
		.selectFrom('group_handovers as h')
		.innerJoin('actors as a', 'a.id', 'h.actor_id')
		.innerJoin('actors as b', 'b.id', 'h.proposed_by')
		.select(['h.actor_id as actorId', 'a.name', 'b.name as by', 'h.proposed_by as byId'])
		.select(['h.stays', 'h.words', 'h.proposed_at as at'])
		.where('h.group_id', '=', groupId)
		.where('h.outcome', 'is', null)
		.where('a.objected_at', 'is', null)
		.where('b.objected_at', 'is', null)
		.executeTakeFirst();
	return row ? { ...row, stays: row.stays === 1 } : null;
}
