import { addDays } from '#domain/french/day.ts';
import { plainWords } from '#domain/thread/text.ts';
import { replyDays } from '#domain/thread/thread.ts';
import { v7 } from 'uuid';
import { mayEnter } from '../accounts/reads.ts';
import type { Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import type { Words } from '../directory/letters.ts';
import { enqueue } from '../mail/outbox.ts';

/** Of letters that tell of a thread and let one answer; and of those that tell of a post that was hidden. */
export const threadPurpose = 'thread';
export const moderationPurpose = 'thread-moderation';

/** People told of one post. */
const most = 200;

/** A thread as letters call it. */
export async function subjectOf(trx: Transaction, context: Context, threadId: string) {
	const row = await trx
		.selectFrom('threads as t')
		.innerJoin('groups as g', 'g.id', 't.group_id')
		.leftJoin('documents as d', 'd.id', 't.document_id')
		.select([
			't.title',
			't.kind',
			't.place_title as part',
			'g.id as groupId',
			'g.name as group',
			'd.title as document',
			'g.state',
		])
		.where('t.id', '=', threadId)
		.executeTakeFirstOrThrow();
	const whole = row.document ?? row.group;
	return {
		...{
			title: row.title,
			kind: row.kind,
			groupId: row.groupId,
			group: row.group,
			isAsleep: row.state !== 'active',
		},
		place: row.part === '' ? whole : `${whole}, « ${row.part} »`,
		address: `${context.config.ORIGIN}/fils/${threadId}`,
	};
}

/**
 * Words as a letter has them, with the names of the people in them.
 * @param files that came with them: a letter names them, their page gives them.
 */
export async function wordsForLetter(
	trx: Transaction,
	body: string,
	files: readonly { readonly name: string }[] = [],
): Promise<string> {
	const ids = [...body.matchAll(/\{personne:([0-9a-f-]{36})\}/g)].map(([, id = '']) => id);
	const rows =
		ids.length === 0
			? []
			: await trx
					.selectFrom('actors')
					.select(['id', 'name'])
					.where('id', 'in', ids)
					.where('objected_at', 'is', null)
					.execute();
	const names = new Map(rows.map(({ id, name }) => [id, name]));
	const words = plainWords(body, (id) => `@${names.get(id) ?? 'personne non listée'}`);
	if (files.length === 0) return words;
	const joined = files.length === 1 ? 'Fichier joint' : 'Fichiers joints';
	return `${words}\n\n(${joined}, à ouvrir par le lien : ${files.map(({ name }) => name).join(', ')})`;
}

/**
 * One letter to each of these people but who did it, whatever they were told it for. Whether it is still wanted, and still allowed, is asked as it leaves.
 * @param event what happened: nobody is told of it twice. @param words by actor, null for who is told nothing
 * @returns how many wait.
 */
export async function tell(
	trx: Transaction,
	context: Context,
	{
		threadId,
		postId,
		event,
		by,
	}: { threadId: string; postId: string | null; event: string; by: string | null },
	words: ReadonlyMap<string, Words>,
): Promise<number> {
	const ids = [...words.keys()].filter((id) => id !== by).slice(0, most);
	if (ids.length === 0) return 0;
	const accounts = await trx
		.selectFrom('accounts')
		.innerJoin('actors', 'actors.id', 'accounts.actor_id')
		.select(['accounts.id', 'accounts.actor_id as actorId', 'accounts.email'])
		.where('accounts.actor_id', 'in', ids)
		.where('accounts.suspended_at', 'is', null)
		.where(mayEnter)
		.execute();
	let waiting = 0;
	const now = context.now().toISOString();
	for (const account of accounts) {
		const id = v7();
		const made = await trx
			.insertInto('thread_letters')
			.values({
				...{ id, thread_id: threadId, post_id: postId, account_id: account.id, email: account.email },
				...{ event, token_hash: null, created_at: now },
				expires_at: `${addDays(now.slice(0, 10), replyDays)}${now.slice(10)}`,
			})
			.onConflict((on) => on.columns(['event', 'account_id']).doNothing())
			.returning('id')
			.executeTakeFirst();
		const letter = words.get(account.actorId);
		if (!made || !letter) continue;
		await enqueue(trx, context, { recipient: account.email, purpose: threadPurpose, key: id, ...letter });
		waiting += 1;
	}
	return waiting;
}

/** Those who are told of what happens in a thread. */
export async function listFollowers(trx: Transaction, threadId: string): Promise<string[]> {
	const rows = await reading(trx)
		.selectFrom('thread_followers')
		.select('actor_id')
		.where('thread_id', '=', threadId)
		.where('stopped_at', 'is', null)
		.limit(most)
		.execute();
	return rows.map((row) => row.actor_id);
}
