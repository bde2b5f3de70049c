import type { Reader, Transaction } from '../database/connection.ts';
import type { Author } from './writes.ts';

/** Whether somebody has said no more of a thread, and when they last looked; undefined for who takes no part in it. */
export async function findFollowing(db: Reader, threadId: string, who: Author) {
	const seen = ['stopped_at as stoppedAt', 'read_at as readAt'] as const;
	return who.kind === 'account'
		? db
				.selectFrom('thread_followers')
				.select(seen)
				.where('thread_id', '=', threadId)
				.where('actor_id', '=', who.actorId)
				.executeTakeFirst()
		: db
				.selectFrom('thread_mail_followers')
				.select(seen)
				.where('thread_id', '=', threadId)
				.where('member_id', '=', who.mailMemberId)
				.executeTakeFirst();
}

/** Whether one is told of what follows, as one has just said oneself. */
export async function setFollowing(
	trx: Transaction,
	threadId: string,
	who: { readonly actorId: string } | { readonly mailMemberId: string },
	stoppedAt: string | null,
): Promise<void> {
	const following = { thread_id: threadId, stopped_at: stoppedAt, read_at: null };
	if ('actorId' in who)
		await trx
			.insertInto('thread_followers')
			.values({ ...following, actor_id: who.actorId })
			.onConflict((on) => on.columns(['thread_id', 'actor_id']).doUpdateSet({ stopped_at: stoppedAt }))
			.execute();
	else
		await trx
			.insertInto('thread_mail_followers')
			.values({ ...following, member_id: who.mailMemberId })
			.onConflict((on) => on.columns(['thread_id', 'member_id']).doUpdateSet({ stopped_at: stoppedAt }))
			.execute();
}

/**
 * Who has just written takes part from now on, but for who has said no more; a member by e-mail, who had the thread before their eyes, is not mailed what it
 * said until then [rule 9].
 */
export async function addMailFollower(
	trx: Transaction,
	threadId: string,
	memberId: string,
	at: string,
): Promise<void> {
	await trx
		.insertInto('thread_mail_followers')
		.values({ thread_id: threadId, member_id: memberId, stopped_at: null, read_at: at })
		.onConflict((on) => on.columns(['thread_id', 'member_id']).doUpdateSet({ read_at: at }))
		.execute();
}

/** Who follows a thread by e-mail follows the one that it becomes part of. */
export async function followByMailThere(trx: Transaction, from: string, into: string): Promise<void> {
	const rows = await trx
		.selectFrom('thread_mail_followers')
		.select('member_id')
		.where('thread_id', '=', from)
		.where('stopped_at', 'is', null)
		.execute();
	if (rows.length === 0) return;
	await trx
		.insertInto('thread_mail_followers')
		.values(rows.map(({ member_id }) => ({ thread_id: into, member_id, stopped_at: null, read_at: null })))
		.onConflict((on) => on.doNothing())
		.execute();
}
