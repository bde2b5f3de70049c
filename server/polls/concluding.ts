import type { Person } from '#domain/access/person.ts';
import { addDays } from '#domain/french/day.ts';
import { readTreatments } from '#domain/poll/outcome.ts';
import { longestReviewDays } from '#domain/poll/poll.ts';
import { Problem } from '#domain/problem.ts';
import { today, type Context } from '../context.ts';
import { reading } from '../database/connection.ts';
import { pollFor, stateOf } from './facts.ts';
import { countVotes, listBallots } from './reads.ts';
import { closePoll, deletePoll, holdPoll, writeOutcome } from './writes.ts';

const refusal = 'Les personnes qui animent le groupe closent un vote et en écrivent l’issue.';

/** Ending a poll, for those who animate the group. */
export function concluding(context: Context) {
	const { database } = context;
	const db = database.reader;
	const managed = (viewer: Person, id: string) => pollFor(db, viewer, id, 'poll.manage', refusal);

	return {
		/** Before its time; what is closed already stays as it is. @throws Problem `forbidden`, `not-found` */
		async closePoll(viewer: Person, id: string): Promise<void> {
			const { member } = await managed(viewer, id);
			await database.write(async (trx) => {
				if (stateOf(await holdPoll(trx, id), context.now()) !== 'open') return;
				await closePoll(trx, context, id, member);
			});
		},

		/**
		 * Writes what came of it, with the day it is looked at again, once it is closed; written again, it replaces what was written.
		 * @param treatments by the key of each objection. @throws Problem `invalid`, `conflict` while it is open
		 */
		async conclude(
			viewer: Person,
			id: string,
			said: {
				readonly outcome: string;
				readonly reviewOn: string;
				readonly treatments: Readonly<Record<string, { readonly end: string; readonly words: string }>>;
			},
		): Promise<void> {
			const { poll, member } = await managed(viewer, id);
			const day = today(context);
			if (said.reviewOn <= day || said.reviewOn > addDays(day, longestReviewDays))
				throw new Problem('invalid', 'L’issue n’est pas encore enregistrée.', {
					reviewOn: 'Choisissez un jour à venir, dans les trois ans.',
				});
			await database.write(async (trx) => {
				if (stateOf(await holdPoll(trx, id), context.now()) === 'open')
					throw new Problem('conflict', 'Le vote est encore ouvert : closez-le d’abord.');
				const ballots = await listBallots(reading(trx), poll);
				const objections = ballots.filter(
					({ ballot }) => ballot.kind === 'consent' && ballot.position === 'objection',
				);
				const read = readTreatments(objections, said.treatments);
				if ('issues' in read)
					throw new Problem(
						'invalid',
						'L’issue n’est pas encore enregistrée : chaque objection reçoit une réponse.',
						read.issues,
					);
				const { outcome, reviewOn } = said;
				await writeOutcome(trx, context, id, { outcome, reviewOn, treatments: read.treatments }, member);
			});
		},

		/** Takes back a poll in which nobody has voted. @returns its group. @throws Problem `conflict` once somebody has */
		async withdrawPoll(viewer: Person, id: string): Promise<string> {
			const { poll, member } = await managed(viewer, id);
			await database.write(async (trx) => {
				stateOf(await holdPoll(trx, id), context.now());
				if (((await countVotes(reading(trx), [id])).get(id) ?? 0) > 0)
					throw new Problem('conflict', 'Quelqu’un a déjà voté : closez ce sondage, et dites-en l’issue.');
				await deletePoll(trx, context, id, member);
			});
			return poll.groupId;
		},
	};
}
