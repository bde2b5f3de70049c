import type { Member } from '#domain/access/person.ts';
import { Problem } from '#domain/problem.ts';
import { fold } from '#domain/search/fold.ts';
import { plainWords } from '#domain/thread/text.ts';
import { v7 } from 'uuid';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';

/** Who writes: a person of the directory, or a member of the group by e-mail, who has no account. */
export type Author = { readonly name: string } & (
	| { readonly kind: 'account'; readonly accountId: string; readonly actorId: string }
	| { readonly kind: 'mail'; readonly mailMemberId: string }
);

export const authorOf = ({ name, accountId, actorId }: Member): Author => ({
	...{ kind: 'account', name, accountId, actorId },
});

/** What is kept of words to be found again; whom they name is found by the directory. */
export const foldedWords = (words: string): string => fold(plainWords(words, () => ''));

/** Writing the row makes those who change a thread at once follow one another, in both databases. */
export async function holdThread(trx: Transaction, threadId: string): Promise<void> {
	await trx
		.updateTable('threads')
		.set((set) => ({ id: set.ref('id') }))
		.where('id', '=', threadId)
		.execute();
}

/** @returns its id. @throws Problem `conflict` in a thread that was closed, hidden or merged meanwhile */
export async function addPost(
	trx: Transaction,
	clock: Clock,
	post: {
		readonly threadId: string;
		readonly author: Author;
		readonly body: string;
		readonly byMail: boolean;
	},
): Promise<string> {
	const at = clock.now().toISOString();
	const { numUpdatedRows } = await trx
		.updateTable('threads')
		.set({ updated_at: at })
		.where('id', '=', post.threadId)
		.where('closed_at', 'is', null)
		.where('hidden_at', 'is', null)
		.where('merged_into', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n)
		throw new Problem(
			'conflict',
			'Ce fil vient d’être fermé ou réuni à un autre : votre message n’est pas parti.',
		);
	const id = v7();
	const { author } = post;
	await trx
		.insertInto('posts')
		.values({
			...{ id, thread_id: post.threadId, body: post.body },
			author_id: author.kind === 'account' ? author.actorId : null,
			mail_member_id: author.kind === 'mail' ? author.mailMemberId : null,
			...{ folded: foldedWords(post.body), by_mail: post.byMail ? 1 : 0, created_at: at },
			...{ edited_at: null, withdrawn_at: null, hidden_at: null, hidden_reason: null },
		})
		.execute();
	await recount(trx, post.threadId);
	return id;
}

/** How many answers a thread shows: its posts but the first, without those hidden or taken back. */
export async function recount(trx: Transaction, threadId: string): Promise<void> {
	const posts = await trx
		.selectFrom('posts')
		.select(['withdrawn_at', 'hidden_at'])
		.where('thread_id', '=', threadId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	const answers = posts
		.slice(1)
		.filter((post) => post.withdrawn_at === null && post.hidden_at === null).length;
	await trx.updateTable('threads').set({ answers }).where('id', '=', threadId).execute();
}

/** These people are told of what follows, but for those who have said no more. */
export async function addFollowers(
	trx: Transaction,
	threadId: string,
	actorIds: readonly string[],
): Promise<void> {
	if (actorIds.length === 0) return;
	await trx
		.insertInto('thread_followers')
		.values(
			[...new Set(actorIds)].map((actor_id) => ({
				thread_id: threadId,
				actor_id,
				stopped_at: null,
				read_at: null,
			})),
		)
		.onConflict((on) => on.doNothing())
		.execute();
}
