import { isInside } from '#domain/group/policy.ts';
import { readOwner } from '../accounts/reads.ts';
import { reading, type Transaction } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';
import { findGroupFacts } from '../groups/facts.ts';

/**
 * Who is in a group no more is mailed nothing of its threads any more, also where anybody of the network reads them: they may follow one
 * anew. Who stays in it by a seat, a facilitation or the group above goes on.
 */
export async function stopFollowingIn(
	trx: Transaction,
	day: Day,
	{ groupId, actorId }: { readonly groupId: string; readonly actorId: string },
): Promise<void> {
	const account = await trx
		.selectFrom('accounts')
		.select('id')
		.where('actor_id', '=', actorId)
		.executeTakeFirst();
	const [owner, facts] = await Promise.all([
		account && readOwner(reading(trx), account.id, day),
		findGroupFacts(reading(trx), groupId),
	]);
	if (owner && facts && isInside(owner.person, facts)) return;
	await trx
		.deleteFrom('thread_followers')
		.where('actor_id', '=', actorId)
		.where('stopped_at', 'is', null)
		.where('thread_id', 'in', (threads) =>
			threads.selectFrom('threads').select('id').where('group_id', '=', groupId),
		)
		.execute();
}
