import { abilities } from '#domain/access/can.ts';
import type { Ballot } from '#domain/poll/ballot.ts';
import { countBallots } from '#domain/poll/count.ts';
import { endOf, fewestSecretBallots, pollState, seesResults } from '#domain/poll/poll.ts';
import type { Context } from '../context.ts';
import { nameOfGroup } from '../groups/facts.ts';
import type { FoundPoll } from './facts.ts';
import { listBallots, listOptions, type CastBallot, type KeptPoll } from './reads.ts';
import { secretKey } from './voting.ts';
import { votedAmong } from './reads.ts';

/** All that a poll's page says, as far as this person may see it. @param token what their browser keeps of an anonymous ballot */
export async function readPollPage(context: Context, found: FoundPoll, token: string | null) {
	const { poll, member } = found;
	const voted = await votedAmong(context.database.reader, [poll.id], member.actorId);
	const key = poll.anonymous ? token && secretKey(poll.id, token) : member.actorId;
	return pollPage(context, found, { hasVoted: voted.has(poll.id), key });
}

/** The same for whoever has voted or not, under this key of a ballot. */
export async function pollPage(
	context: Context,
	{ poll, facts, member }: FoundPoll,
	{ hasVoted, key }: { readonly hasVoted: boolean; readonly key: string | null },
) {
	const db = context.database.reader;
	const state = pollState(poll, context.now().toISOString());
	const [group, options, ballots] = await Promise.all([
		nameOfGroup(db, facts.id),
		listOptions(db, poll.id),
		listBallots(db, poll),
	]);
	const own = hasVoted ? (ballots.find((one) => one.key === key)?.ballot ?? null) : null;
	const { treatments, ...head } = poll;
	const isTooFew = poll.anonymous && ballots.length < fewestSecretBallots;
	const shown = seesResults({ anonymous: poll.anonymous, state }, hasVoted);
	return {
		...head,
		...{ group, options, state, endedAt: endOf(poll), votes: ballots.length },
		abilities: abilities(member, ['poll.vote', 'poll.manage'], facts),
		hasVoted,
		/** What this person has voted; null too when their browser is not the one that may change it. */
		own,
		isTooFew,
		results: shown && !isTooFew ? resultsOf(poll, options, ballots, treatments) : null,
		now: context.now().toISOString(),
	};
}

function resultsOf(
	poll: KeptPoll,
	options: Awaited<ReturnType<typeof listOptions>>,
	ballots: readonly CastBallot[],
	treatments: KeptPoll['treatments'],
) {
	return {
		count: countBallots(
			poll.kind,
			options,
			ballots.map(({ ballot }) => ballot),
		),
		/** Who voted what; of an anonymous poll nobody knows. */
		voters: ballots.flatMap(({ key, voter, ballot }) => (voter ? [{ key, ...voter, ballot }] : [])),
		objections: ballots.flatMap(({ key, voter, ballot }) => {
			if (!isObjection(ballot)) return [];
			const treatment = treatments.find((one) => one.key === key);
			return [{ key, words: ballot.words, voter, treatment: treatment ?? null }];
		}),
	};
}

const isObjection = (ballot: Ballot): ballot is Extract<Ballot, { kind: 'consent' }> =>
	ballot.kind === 'consent' && ballot.position === 'objection';

/** The group's polls as its page of polls lists them. */
export function pollsByState<
	T extends Parameters<typeof pollState>[0] & { readonly reviewOn: string | null },
>(polls: readonly T[], now: string, day: string) {
	const inState = (state: ReturnType<typeof pollState>) =>
		polls.filter((poll) => pollState(poll, now) === state).map((poll) => ({ ...poll, endedAt: endOf(poll) }));
	const decided = inState('decided');
	const isDue = ({ reviewOn }: T) => reviewOn !== null && reviewOn <= day;
	return {
		open: inState('open').sort((a, b) => (a.closesAt < b.closesAt ? -1 : 1)),
		/** Closed, without an outcome. */
		toConclude: inState('closed').sort((a, b) => (a.endedAt < b.endedAt ? -1 : 1)),
		toReview: decided.filter(isDue),
		decided: decided.filter((poll) => !isDue(poll)),
	};
}
