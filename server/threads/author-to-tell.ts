import { mayEnter } from '../accounts/reads.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { hasObjected } from '../directory/objections.ts';

/** Where who wrote a post is told of what becomes of it; undefined for who may not be written to, or has left. */
export async function authorToTell(
	trx: Transaction,
	postId: string,
): Promise<{ readonly email: string; readonly actorId: string | null } | undefined> {
	const author = await trx
		.selectFrom('posts')
		.innerJoin('accounts', 'accounts.actor_id', 'posts.author_id')
		.innerJoin('actors', 'actors.id', 'accounts.actor_id')
		.select(['accounts.email', 'accounts.actor_id as actorId'])
		.where('posts.id', '=', postId)
		.where('accounts.suspended_at', 'is', null)
		.where(mayEnter)
		.executeTakeFirst();
	if (author) return author;
	const member = await trx
		.selectFrom('posts')
		.innerJoin('mail_members as m', 'm.id', 'posts.mail_member_id')
		.innerJoin('groups as g', 'g.id', 'm.group_id')
		.select('m.email')
		.where('posts.id', '=', postId)
		.where('m.left_at', 'is', null)
		.where('g.state', '=', 'active')
		.executeTakeFirst();
	if (!member || (await hasObjected(reading(trx), member.email))) return undefined;
	return { email: member.email, actorId: null };
}
