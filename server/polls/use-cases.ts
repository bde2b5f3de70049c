import { abilities, can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { today, type Context } from '../context.ts';
import { groupFor, nameOfGroup, findGroupFacts } from '../groups/facts.ts';
import { concluding } from './concluding.ts';
import { readablePoll } from './facts.ts';
import { opening } from './opening.ts';
import * as reads from './reads.ts';
import { pollsByState, readPollPage } from './view.ts';
import { voteLinks } from './vote-links.ts';
import { voting } from './voting.ts';

/** Polls of a group: what is asked, what is voted, what came of it. */
export function pollUseCases(context: Context) {
	const db = context.database.reader;

	return {
		...opening(context),
		...voting(context),
		...concluding(context),
		...voteLinks(context),

		/** The polls of a group: open, to conclude, to review, decided. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async list(viewer: Person, groupId: string) {
			const refusal = 'Les sondages d’un groupe se lisent une fois qu’on y est entré.';
			const { facts, member } = await groupFor(db, viewer, groupId, 'poll.read', refusal);
			const [group, polls] = await Promise.all([nameOfGroup(db, groupId), reads.listPolls(db, groupId)]);
			const ids = polls.map(({ id }) => id);
			const [votes, voted] = await Promise.all([
				reads.countVotes(db, ids),
				reads.votedAmong(db, ids, member.actorId),
			]);
			const shown = polls.map((poll) => ({
				...poll,
				votes: votes.get(poll.id) ?? 0,
				hasVoted: voted.has(poll.id),
			}));
			const now = context.now().toISOString();
			return {
				group,
				abilities: abilities(member, ['poll.vote', 'poll.manage'], facts),
				...pollsByState(shown, now, today(context)),
				now,
			};
		},

		/** What is open in a group for somebody who is in it; nothing for anyone else. */
		async openIn(viewer: Person, groupId: string) {
			const facts = await findGroupFacts(db, groupId);
			if (!facts || viewer.kind === 'anonymous' || !can(viewer, 'poll.read', facts)) return null;
			const open = await reads.listOpen(db, groupId, context.now().toISOString());
			const voted = await reads.votedAmong(
				db,
				open.map(({ id }) => id),
				viewer.actorId,
			);
			const rights = abilities(viewer, ['poll.vote', 'poll.manage'], facts);
			return { rights, open: open.map((poll) => ({ ...poll, hasVoted: voted.has(poll.id) })) };
		},

		/** One poll. @throws Problem `not-found` */
		async poll(viewer: Person, id: string, token: string | null) {
			return readPollPage(context, await readablePoll(db, viewer, id), token);
		},
	};
}
