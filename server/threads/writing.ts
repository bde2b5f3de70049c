import { peopleIn } from '#domain/thread/text.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { addPostFiles, type KeptFile } from './files.ts';
import { addMailFollower } from './following.ts';
import { answerByMailLetter, answerLetter } from './letters.ts';
import { tellByMail } from './telling-by-mail.ts';
import { listFollowers, subjectOf, tell, wordsForLetter } from './telling.ts';
import { addFollowers, addPost, type Author } from './writes.ts';

interface Answer {
	readonly threadId: string;
	readonly body: string;
	/** From the link of a letter. */
	readonly byMail: boolean;
	readonly files?: readonly KeptFile[];
}

/** Writes an answer whose words are ready, and tells those who take part. Who answers, and whom they name, take part from now on. */
export async function writeAnswer(
	trx: Transaction,
	context: Context,
	author: Author,
	{ threadId, body, byMail, files = [] }: Answer,
): Promise<{ readonly postId: string; readonly waiting: number }> {
	const postId = await addPost(trx, context, { threadId, author, body, byMail });
	await addPostFiles(trx, postId, files);
	const { accountId, actorId, mailMemberId } = {
		accountId: null,
		actorId: null,
		mailMemberId: null,
		...author,
	};
	await addFollowers(trx, threadId, [...(actorId === null ? [] : [actorId]), ...peopleIn(body)]);
	if (mailMemberId !== null) await addMailFollower(trx, threadId, mailMemberId, context.now().toISOString());
	await recordAudit(trx, context, {
		...{ accountId, action: 'answered-thread', subjectType: 'thread', subjectId: threadId },
		detail: { post: postId, byMail, ...(mailMemberId === null ? {} : { member: mailMemberId }) },
	});
	const { isAsleep, ...subject } = await subjectOf(trx, context, threadId);
	if (isAsleep) return { postId, waiting: 0 };
	const about = { ...subject, by: author.name, body: await wordsForLetter(trx, body, files) };
	const words = answerLetter(about);
	const told = new Map((await listFollowers(trx, threadId)).map((one) => [one, words]));
	const event = { threadId, postId, event: `post ${postId}`, by: actorId };
	const toAccounts = await tell(trx, context, event, told);
	const post = { threadId, postId, groupId: subject.groupId };
	const toMembers = await tellByMail(trx, context, post, answerByMailLetter(about), {
		...{ isOpening: false, by: mailMemberId },
	});
	return { postId, waiting: toAccounts + toMembers };
}
