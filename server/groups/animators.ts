import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';

export interface Addressee {
	readonly accountId: string;
	readonly name: string;
	/** Normalised. */
	readonly email: string;
}

/** Who animates a group by their role today and can be written to; who objected is not, nor whose account is suspended. */
export async function animatorsToWriteTo(db: Reader, groupId: string, day: Day): Promise<Addressee[]> {
	return db
		.selectFrom('memberships as m')
		.innerJoin('actors as a', 'a.id', 'm.actor_id')
		.innerJoin('accounts as c', 'c.actor_id', 'a.id')
		.select(['c.id as accountId', 'a.name', 'c.email'])
		.distinct()
		.where('m.group_id', '=', groupId)
		.where('m.role', '=', 'animator')
		.where('a.objected_at', 'is', null)
		.where('c.suspended_at', 'is', null)
		.where(onDay('m', day))
		.orderBy('c.email')
		.limit(50)
		.execute();
}
