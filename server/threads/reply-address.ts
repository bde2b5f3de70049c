import { hashToken, newToken } from '../accounts/tokens.ts';
import { today, type Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { keepMailLink, mailPage } from '../groups/mail-members.ts';
import type { Secret } from '../mail/delivery.ts';
import { findThreadFacts } from './facts.ts';
import { findFollowing } from './following.ts';
import { findLetter, mayOpen, readerOf, type LetterReader, type ThreadLetter } from './letter-readers.ts';

/**
 * What the outbox puts in a letter about a thread as it leaves: a new token each time it is tried, of which the hash is kept. Null when it has lost its
 * reason: its reader may not read the thread any more, wants no more of them, has read it already [rule 9], or what it tells was hidden or taken
 * back; or the group is asleep [rule 13]. To a member by e-mail, the same token also opens the page by which one leaves the group, and has no end there.
 */
export function replyAddress(context: Context) {
	return async ({ key }: { key: string }): Promise<Secret> => {
		const { database, config } = context;
		const db = database.reader;
		const letter = await findLetter(db, 'id', key);
		const reader = letter && (await readerOf(db, letter, today(context)));
		const facts = letter && (await findThreadFacts(db, letter.threadId));
		if (!facts || !reader || !mayOpen(reader, facts)) return null;
		if (facts.group.state !== 'active' || facts.hidden) return null;
		if (!(await isWanted(db, letter, reader)) || !(await isSaid(db, letter))) return null;
		const token = newToken();
		const token_hash = hashToken(token);
		const address = `${config.ORIGIN}/fils/repondre/${token}`;
		const { to } = letter;
		if ('accountId' in to) {
			await database.write((trx) =>
				trx.updateTable('thread_letters').set({ token_hash }).where('id', '=', key).execute(),
			);
			return { unsubscribe: address, form: '?/arreter' };
		}
		await database.write(async (trx) => {
			await trx.updateTable('thread_mail_letters').set({ token_hash }).where('id', '=', key).execute();
			await keepMailLink(trx, to.mailMemberId, token);
		});
		return { address, unsubscribe: mailPage(context, token) };
	};
}

/** A member by e-mail is told of a thread that they do not follow when it is opened; everyone else, of what they follow. */
async function isWanted(db: Reader, letter: ThreadLetter, { author }: LetterReader): Promise<boolean> {
	const following = await findFollowing(db, letter.threadId, author);
	if (!following) return author.kind === 'mail';
	return following.stoppedAt === null && (following.readAt === null || following.readAt < letter.createdAt);
}

async function isSaid(db: Reader, { postId }: ThreadLetter): Promise<boolean> {
	if (postId === null) return true;
	const post = await db
		.selectFrom('posts')
		.select(['hidden_at', 'withdrawn_at'])
		.where('id', '=', postId)
		.executeTakeFirst();
	return post !== undefined && post.hidden_at === null && post.withdrawn_at === null;
}

/** Links that have ended are not kept. Run each hour. */
export async function forgetReplyLinks(context: Context): Promise<void> {
	const now = context.now().toISOString();
	await context.database.write(async (trx) => {
		for (const letters of ['thread_letters', 'thread_mail_letters'] as const)
			await trx.deleteFrom(letters).where('expires_at', '<=', now).execute();
	});
}
