import type { Person } from '#domain/access/person.ts';
import { readBallot, type SentBallot } from '#domain/poll/ballot.ts';
import { Problem } from '#domain/problem.ts';
import { hashToken, newToken } from '../accounts/tokens.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { pollFor, stateOf } from './facts.ts';
import { listOptions } from './reads.ts';
import { castNamed, castSecret, holdPoll } from './writes.ts';

/** What only the voter keeps, as it is written in the box. */
export const secretKey = (pollId: string, token: string): string => hashToken(`${pollId}\n${token}`);

const elsewhere =
	'Vous avez déjà voté. Pour que personne ne puisse relier un bulletin à son auteur, il ne se change que depuis le navigateur où vous l’avez rempli.';
export const tooLate = 'Le vote vient de se clore : ce bulletin n’a pas été compté.';

/** Voting, and changing one’s vote, until it closes. */
export function voting(context: Context) {
	const { database } = context;
	const db = database.reader;

	return {
		newBallotToken: newToken,

		/** Under which name a browser keeps the token of an anonymous ballot: another for each account that votes there. */
		ballotCookie: (viewer: Person, id: string): string =>
			`bulletin-${hashToken(`${id}\n${viewer.kind === 'member' ? viewer.accountId : ''}`).slice(0, 16)}`,

		/**
		 * Casts a ballot, instead of the one before; sent twice, it counts once.
		 * @param token of an anonymous poll: what the browser of the voter keeps. @throws Problem `invalid`, `conflict`, `gone`, `forbidden`, `not-found`
		 */
		async vote(viewer: Person, id: string, sent: SentBallot, token: string): Promise<void> {
			const refusal = 'On vote ici en étant membre du groupe. Vous pouvez lire ce qui s’y décide.';
			const { poll, member } = await pollFor(db, viewer, id, 'poll.vote', refusal);
			const read = readBallot({ ...poll, options: await listOptions(db, id) }, sent);
			if ('issues' in read)
				throw new Problem('invalid', 'Votre vote n’est pas encore enregistré.', read.issues);
			if (poll.anonymous && !/^[\w-]{43}$/.test(token)) throw new Problem('invalid');
			const { actorId, accountId } = member;
			const { ballot } = read;
			await database.write(async (trx) => {
				const state = stateOf(await holdPoll(trx, id), context.now());
				if (state !== 'open') throw new Problem('gone', tooLate);
				if (poll.anonymous) {
					const key = secretKey(id, token);
					if (!(await castSecret(trx, { pollId: id, actorId, key, ballot })))
						throw new Problem('conflict', elsewhere);
					return;
				}
				await castNamed(trx, context, { pollId: id, actorId, ballot });
				await recordAudit(trx, context, {
					...{ accountId, action: 'voted', subjectType: 'poll', subjectId: id },
				});
			});
		},
	};
}
