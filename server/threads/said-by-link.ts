import type { Reader } from '../database/connection.ts';
import type { Author } from './writes.ts';

/** For so long, the same words sent again by a link are the same answer. */
const sameForMilliseconds = 86_400_000;

/** Whether somebody has answered so already: a form that was sent twice, or a link that a program opens and posts again, says nothing more. */
export async function saidByLink(
	db: Reader,
	author: Author,
	{ threadId, body }: { readonly threadId: string; readonly body: string },
	now: Date,
): Promise<boolean> {
	const since = new Date(now.getTime() - sameForMilliseconds).toISOString();
	const [column, id] =
		author.kind === 'account'
			? (['author_id', author.actorId] as const)
			: (['mail_member_id', author.mailMemberId] as const);
	const same = await db
		.selectFrom('posts')
		.select('id')
		.where('thread_id', '=', threadId)
		.where(column, '=', id)
		.where('by_mail', '=', 1)
		.where('body', '=', body)
		.where('created_at', '>', since)
		.where('withdrawn_at', 'is', null)
		.limit(1)
		.executeTakeFirst();
	return same !== undefined;
}
