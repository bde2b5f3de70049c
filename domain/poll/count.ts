import { slotAnswers, type Ballot, type Position, type SlotAnswer } from './ballot.ts';
import { rankOptions, type RankedOption } from './ranking.ts';
import type { PollKind, PollOption } from './poll.ts';

type Of<K extends PollKind> = Extract<Ballot, { kind: K }>;

export interface CountedChoice {
	readonly id: string;
	readonly votes: number;
}

export interface CountedSlot extends Readonly<Record<SlotAnswer, number>> {
	readonly id: string;
	/** Most people can come, and it suits as many of them as any. */
	readonly best: boolean;
}

export type PollCount =
	| { readonly kind: 'choice'; readonly options: readonly CountedChoice[] }
	| { readonly kind: 'ranking'; readonly options: readonly RankedOption[] }
	| { readonly kind: 'dates'; readonly options: readonly CountedSlot[] }
	| ({ readonly kind: 'consent' } & Readonly<Record<Position, number>>);

/** What a poll's ballots come to; ballots of another kind count for nothing. */
export function countBallots(
	kind: PollKind,
	options: readonly PollOption[],
	ballots: readonly Ballot[],
): PollCount {
	const of = <K extends PollKind>(one: K) => ballots.filter((ballot): ballot is Of<K> => ballot.kind === one);
	const ids = options.map(({ id }) => id);
	switch (kind) {
		case 'choice':
			return {
				kind,
				options: ids
					.map((id) => ({ id, votes: of(kind).filter(({ chosen }) => chosen.includes(id)).length }))
					.sort((a, b) => b.votes - a.votes),
			};
		case 'ranking':
			return {
				kind,
				options: rankOptions(
					ids,
					of(kind).map(({ ranks }) => ranks),
				),
			};
		case 'dates':
			return { kind, options: countSlots(options, of(kind)) };
		case 'consent': {
			const many = (position: Position) => of(kind).filter((one) => one.position === position).length;
			return {
				...{ kind, consent: many('consent'), abstention: many('abstention'), objection: many('objection') },
			};
		}
	}
}

/**
 * Slots, the best ones first: the most people who can come, then the most whom it suits without reserve, then the earliest. Nobody able to come
 * makes no slot the best.
 */
export function countSlots(options: readonly PollOption[], ballots: readonly Of<'dates'>[]): CountedSlot[] {
	const counted = options.map(({ id, startsAt }) => {
		const answers = ballots.map(({ slots }) => slots[id]);
		const many = Object.fromEntries(
			slotAnswers.map((one) => [one, answers.filter((answer) => answer === one).length]),
		) as Record<SlotAnswer, number>;
		return { id, startsAt: startsAt ?? '', ...many, can: many.yes + many.maybe };
	});
	counted.sort(
		(a, b) =>
			b.can - a.can || b.yes - a.yes || (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0),
	);
	const [first] = counted;
	return counted.map(({ id, yes, maybe, no, can }) => ({
		...{ id, yes, maybe, no },
		best: first !== undefined && first.can > 0 && can === first.can && yes === first.yes,
	}));
}
