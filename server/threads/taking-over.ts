import type { Transaction } from '../database/connection.ts';

/** Who was in a group by e-mail and comes in with an account keeps what they wrote, and what they follow. */
export async function takeOverByMail(
	trx: Transaction,
	memberIds: readonly string[],
	actorId: string,
): Promise<void> {
	if (memberIds.length === 0) return;
	await trx
		.updateTable('posts')
		.set({ author_id: actorId, mail_member_id: null })
		.where('mail_member_id', 'in', memberIds)
		.execute();
	const followed = await trx
		.selectFrom('thread_mail_followers')
		.select(['thread_id', 'stopped_at', 'read_at'])
		.where('member_id', 'in', memberIds)
		.execute();
	if (followed.length > 0)
		await trx
			.insertInto('thread_followers')
			.values(followed.map((one) => ({ ...one, actor_id: actorId })))
			.onConflict((on) => on.doNothing())
			.execute();
}
