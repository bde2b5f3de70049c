import { can } from '#domain/access/can.ts';
import { Problem } from '#domain/problem.ts';
import type { ThreadFacts } from '#domain/thread/policy.ts';
import { cleanWords, paragraphsOf, peopleIn } from '#domain/thread/text.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { hashToken } from '../accounts/tokens.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader } from '../database/connection.ts';
import { findThreadFacts } from './facts.ts';
import { fileOfThread } from './file-reads.ts';
import { postFiles } from './files.ts';
import { findFollowing, setFollowing } from './following.ts';
import { findLetter, mayOpen, readerOf, type LetterReader } from './letter-readers.ts';
import { namesOf, standingsOf } from './names.ts';
import { checkBody } from './opening.ts';
import { saidByLink } from './said-by-link.ts';
import { authorName, headOf, postsOf } from './view.ts';
import { holdThread } from './writes.ts';
import { writeAnswer } from './writing.ts';

const gone = () =>
	new Problem(
		'gone',
		'Ce lien n’est pas complet, a plus de trente jours, ou le fil ne vous est plus ouvert. Connectez-vous pour retrouver vos groupes.',
	);
const outside = () =>
	new Problem('gone', 'Vous n’êtes plus dans ce groupe par e-mail : ce lien n’ouvre plus le fil.');
const elsewhere = () =>
	new Problem('gone', 'Ce fil n’est plus ouvert aux membres de votre groupe par e-mail.');

/** Why who may read a thread may not answer in it; null when they may. */
function refusalOf({ person }: LetterReader, facts: ThreadFacts): string | null {
	if (can(person, 'thread.answer', facts)) return null;
	if (facts.group.state === 'archived') return 'Le groupe est archivé : on le lit, on n’y écrit plus.';
	if (facts.closed) return 'Le fil est fermé : on le lit, on n’y répond plus.';
	return 'Vous pouvez lire ce fil, et ne pouvez plus y écrire.';
}

/** What the link of a letter lets whoever holds it do: read one thread as its recipient may at this moment, answer it, be told no more. */
export function replyLinks(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	async function find(
		token: string,
		db: Reader = database.reader,
	): Promise<{ facts: ThreadFacts; reader: LetterReader; letterId: string }> {
		const letter = await findLetter(db, 'token_hash', hashToken(token));
		if (!letter || letter.expiresAt <= context.now().toISOString()) throw gone();
		// The link is bound to the address it went to, and opens what its owner may read today.
		const reader = await readerOf(db, letter, today(context));
		if (!reader) throw 'accountId' in letter.to ? gone() : outside();
		const facts = await findThreadFacts(db, letter.threadId);
		if (!facts || !mayOpen(reader, facts)) throw reader.groupId === null ? gone() : elsewhere();
		return { facts, reader, letterId: letter.id };
	}

	/** What lets somebody write now. @throws Problem `gone`, `forbidden` */
	async function mayWrite(token: string, db?: Reader) {
		const found = await find(token, db);
		const refusal = refusalOf(found.reader, found.facts);
		if (refusal !== null) throw new Problem('forbidden', `${refusal} Votre message n’est pas parti.`);
		return found;
	}

	async function follow(token: string, isFollowing: boolean): Promise<void> {
		const { facts, reader } = await find(token);
		const at = isFollowing ? null : context.now().toISOString();
		await database.write((trx) => setFollowing(trx, facts.id, reader.author, at));
	}

	return {
		/** The thread, as who got the letter may read it now. Reading changes nothing: mail scanners open links. @throws Problem `gone` */
		async openReply(token: string) {
			const { facts, reader } = await find(token);
			const { person, author, sight } = reader;
			const [head, posts] = await Promise.all([headOf(db, person, facts), postsOf(db, person, facts)]);
			const names = await namesOf(
				db,
				person,
				posts.flatMap(({ authorId, body }) => [...(authorId ? [authorId] : []), ...peopleIn(body)]),
			);
			const authors = posts.flatMap(({ authorId }) => (authorId ? [authorId] : []));
			const standings = await standingsOf(db, sight, authors, today(context));
			const following = await findFollowing(db, facts.id, author);
			return {
				...{ head, names, as: author.name, refusal: refusalOf(reader, facts) },
				isFollowing: following?.stoppedAt === null,
				/** In the group by e-mail, which the same link lets them leave. */
				isByMail: author.kind === 'mail',
				posts: posts.map(({ body, ...post }) => ({
					...post,
					author: authorName(person, names, post),
					standing: post.authorId ? (standings[post.authorId] ?? null) : null,
					paragraphs: paragraphsOf(body),
				})),
				...{ now: context.now().toISOString(), today: today(context) },
			};
		},

		/**
		 * Answers as who got the letter. Names after `@` stay as they are typed: the directory is not searched by a link. The same words sent again are the same
		 * answer.
		 * @param address of the network that asks. @throws Problem `gone`, `forbidden`, `invalid`, `too-many`, with a sentence that says that nothing was written
		 */
		async answerByLink(token: string, typed: string, address: string): Promise<void> {
			await countAttempts(context, [[limits.consumeFromAddress, address]]);
			const { facts, reader, letterId } = await mayWrite(token);
			const body = cleanWords(typed);
			checkBody(body);
			const answer = { threadId: facts.id, body, byMail: true };
			if (await saidByLink(db, reader.author, answer, context.now())) return;
			const { author } = reader;
			await countAttempts(context, [
				[limits.postsByLetter, letterId],
				[limits.postsByAccount, author.kind === 'account' ? author.accountId : author.mailMemberId],
			]);
			const waiting = await database.write(async (trx) => {
				await holdThread(trx, facts.id);
				// Whoever was taken out, or a thread that was closed meanwhile.
				await mayWrite(token, reading(trx));
				if (await saidByLink(reading(trx), author, answer, context.now())) return 0;
				return (await writeAnswer(trx, context, author, answer)).waiting;
			});
			if (waiting > 0) events.emit('mail-waiting');
		},

		/** A file of a post of the thread. @throws Problem `gone`, `not-found` */
		async fileByLink(token: string, fileId: string) {
			const { facts, reader } = await find(token);
			const file = await fileOfThread(db, reader.person, facts, fileId);
			return { ...file, content: await postFiles(context).find(file) };
		},

		/** No letter about this thread any more, once or many times. @throws Problem `gone` */
		stopByLink: (token: string): Promise<void> => follow(token, false),

		/** One letter an answer from now on. @throws Problem `gone` */
		followByLink: (token: string): Promise<void> => follow(token, true),
	};
}
