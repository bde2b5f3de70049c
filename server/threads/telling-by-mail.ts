import { addDays } from '#domain/french/day.ts';
import { replyDays } from '#domain/thread/thread.ts';
import { v7 } from 'uuid';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import type { Words } from '../directory/letters.ts';
import { listRecipients } from '../groups/recipients.ts';
import { enqueue } from '../mail/outbox.ts';
import { threadPurpose } from './telling.ts';

/** Which post, of which thread of which group. */
interface Told {
	readonly threadId: string;
	readonly postId: string;
	readonly groupId: string;
}

/**
 * One letter to each member of the group by e-mail: of a thread that was opened, to all of them; of an answer, to those who take part. Whether it is still wanted and
 * allowed is asked as it leaves.
 * @param by the member by e-mail who wrote it, who is not told. @returns how many wait
 */
export async function tellByMail(
	trx: Transaction,
	context: Context,
	{ threadId, postId, groupId }: Told,
	words: Words,
	{ isOpening, by }: { readonly isOpening: boolean; readonly by: string | null },
): Promise<number> {
	const db = reading(trx);
	const recipients = (await listRecipients(db, groupId, today(context))).flatMap((one) =>
		one.kind === 'mail' && one.mailMemberId !== by ? [one] : [],
	);
	if (recipients.length === 0) return 0;
	const told = isOpening ? recipients : await followers(trx, threadId, recipients);
	const created = context.now().toISOString();
	const expires = `${addDays(created.slice(0, 10), replyDays)}${created.slice(10)}`;
	let waiting = 0;
	for (const { mailMemberId, email } of told) {
		const id = v7();
		const made = await trx
			.insertInto('thread_mail_letters')
			.values({
				...{ id, thread_id: threadId, post_id: postId, member_id: mailMemberId, email },
				...{ token_hash: null, created_at: created, expires_at: expires },
			})
			.onConflict((on) => on.columns(['post_id', 'member_id']).doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!made) continue;
		await enqueue(trx, context, { recipient: email, purpose: threadPurpose, key: id, ...words });
		waiting += 1;
	}
	return waiting;
}

async function followers<T extends { readonly mailMemberId: string }>(
	trx: Transaction,
	threadId: string,
	recipients: readonly T[],
): Promise<readonly T[]> {
	const rows = await trx
		.selectFrom('thread_mail_followers')
		.select('member_id')
		.where('thread_id', '=', threadId)
		.where('stopped_at', 'is', null)
		.execute();
	const following = new Set(rows.map((row) => row.member_id));
	return recipients.filter(({ mailMemberId }) => following.has(mailMemberId));
}
