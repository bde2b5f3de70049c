import { can } from '#domain/access/can.ts';
import { readBallot, type SentBallot } from '#domain/poll/ballot.ts';
import { pollState } from '#domain/poll/poll.ts';
import { Problem } from '#domain/problem.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { hashToken, newToken } from '../accounts/tokens.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader } from '../database/connection.ts';
import { holdMailMember, keepMailLink, mailPage } from '../groups/mail-members.ts';
import type { Secret } from '../mail/delivery.ts';
import { readerOf } from '../threads/letter-readers.ts';
import { readablePoll, stateOf } from './facts.ts';
import { findMailBallot, listOptions } from './reads.ts';
import { dropBallotOfAccount } from './taking-over.ts';
import { pollPage } from './view.ts';
import { tooLate } from './voting.ts';
import { castByMail, holdPoll } from './writes.ts';

const gone = () =>
	new Problem(
		'gone',
		'Ce lien n’est pas complet, est trop ancien, ou vous n’êtes plus dans ce groupe par e-mail.',
	);

/** A letter as it waits, and who may use it at this moment: rights are asked each time, never kept. */
async function findVoter(db: Reader, context: Context, by: 'id' | 'token_hash', value: string) {
	const letter = await db
		.selectFrom('poll_mail_letters')
		.select(['poll_id as pollId', 'member_id as memberId', 'email', 'expires_at as expiresAt'])
		.where(by, '=', value)
		.executeTakeFirst();
	if (!letter || letter.expiresAt <= context.now().toISOString()) return undefined;
	const { pollId, memberId, email } = letter;
	const reader = await readerOf(db, { to: { mailMemberId: memberId }, email }, today(context));
	const found = reader && (await readablePoll(db, reader.person, pollId).catch(() => undefined));
	// Of another group they know nothing, wherever a poll would be moved.
	return found && reader.groupId === found.facts.id
		? { ...found, memberId, as: reader.person.name }
		: undefined;
}

/** What the outbox puts in a letter about a poll as it leaves; null when it is over, they have voted, or left, or the group sleeps [rule 13]. */
export function voteAddress(context: Context) {
	return async ({ key }: { key: string }): Promise<Secret> => {
		const { database, config } = context;
		const voter = await findVoter(database.reader, context, 'id', key);
		if (!voter || voter.facts.state !== 'active') return null;
		if (pollState(voter.poll, context.now().toISOString()) !== 'open') return null;
		if (await findMailBallot(database.reader, voter.poll.id, voter.memberId)) return null;
		const token = newToken();
		await database.write(async (trx) => {
			await trx
				.updateTable('poll_mail_letters')
				.set({ token_hash: hashToken(token) })
				.where('id', '=', key)
				.execute();
			await keepMailLink(trx, voter.memberId, token);
		});
		return { address: `${config.ORIGIN}/sondages/repondre/${token}`, unsubscribe: mailPage(context, token) };
	};
}

/** What the link of a letter lets a member by e-mail do: read one poll, and vote in it while it is open. */
export function voteLinks(context: Context) {
	const { database } = context;

	async function find(token: string, db: Reader = database.reader) {
		const voter = await findVoter(db, context, 'token_hash', hashToken(token));
		if (!voter) throw gone();
		return voter;
	}

	return {
		/** The poll, as who got the letter may see it now. Reading changes nothing: mail scanners open links. @throws Problem `gone` */
		async openVote(token: string) {
			const voter = await find(token);
			const own = await findMailBallot(database.reader, voter.poll.id, voter.memberId);
			const seen = { hasVoted: own !== undefined, key: own?.id ?? null };
			return { ...(await pollPage(context, voter, seen)), as: voter.as };
		},

		/**
		 * Casts a ballot, instead of the one before; sent twice, it counts once.
		 * @param address of the network that asks. @throws Problem `gone`, `forbidden`, `invalid`, `too-many`
		 */
		async voteByLink(token: string, sent: SentBallot, address: string): Promise<void> {
			await countAttempts(context, [[limits.consumeFromAddress, address]]);
			const { poll, memberId } = await find(token);
			const read = readBallot({ ...poll, options: await listOptions(database.reader, poll.id) }, sent);
			if ('issues' in read)
				throw new Problem('invalid', 'Votre vote n’est pas encore enregistré.', read.issues);
			await database.write(async (trx) => {
				if (stateOf(await holdPoll(trx, poll.id), context.now()) !== 'open')
					throw new Problem('gone', tooLate);
				// Whoever was taken out, or came in with an account, meanwhile.
				await holdMailMember(trx, memberId);
				const { member, facts } = await find(token, reading(trx));
				if (!can(member, 'poll.vote', facts))
					throw new Problem('forbidden', 'On ne vote plus dans ce groupe. Votre vote n’est pas enregistré.');
				await dropBallotOfAccount(trx, { pollId: poll.id, memberId });
				await castByMail(trx, context, { pollId: poll.id, memberId, ballot: read.ballot });
				await recordAudit(trx, context, {
					...{ accountId: null, action: 'voted', subjectType: 'poll', subjectId: poll.id },
				});
			});
		},
	};
}

/** Links that have ended are not kept. Run each hour. */
export const forgetVoteLinks = (context: Context): Promise<unknown> =>
	context.database.write((trx) =>
		trx.deleteFrom('poll_mail_letters').where('expires_at', '<=', context.now().toISOString()).execute(),
	);
