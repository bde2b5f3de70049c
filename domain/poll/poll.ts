/** What a poll asks. */
export const pollKinds = ['choice', 'ranking', 'dates', 'consent'] as const;
export type PollKind = (typeof pollKinds)[number];

/** « Consentement », and what it is for in one sentence. */
export const pollKindWords: Record<PollKind, { readonly name: string; readonly means: string }> = {
	consent: { name: 'Consentement', means: 'une proposition, que l’on adopte si personne n’y objecte' },
	choice: { name: 'Choix', means: 'une ou plusieurs réponses parmi quelques-unes' },
	ranking: { name: 'Classement', means: 'des propositions que chacun met dans son ordre' },
	dates: { name: 'Trouver une date', means: 'des créneaux, dans l’heure de Paris et dans celle de chacun' },
};

export const pollLimits = {
	title: 160,
	presentation: 3_000,
	option: 160,
	leastOptions: 2,
	mostOptions: 12,
	objection: 1_200,
	outcome: 3_000,
} as const;

/** Days a poll may stay open, and days until an outcome is looked at again. */
export const longestOpenDays = 180;
export const longestReviewDays = 1_100;

/** Fewer ballots than this, and the count of an anonymous poll would say who voted what. */
export const fewestSecretBallots = 3;

/** One of the things voted about. */
export interface PollOption {
	readonly id: string;
	/** The words of a choice or of a ranking; empty for a slot. */
	readonly label: string;
	/** Of a slot: instants, ISO 8601. */
	readonly startsAt: string | null;
	readonly endsAt: string | null;
}

/** As far as time goes, whether or not anything was run when it ended. */
export type PollState = 'open' | 'closed' | 'decided';

/** What a poll's state depends on; instants as ISO 8601. */
export interface PollTimes {
	readonly closesAt: string;
	/** When somebody closed it before its time. */
	readonly closedAt: string | null;
	readonly outcomeAt: string | null;
}

export const pollState = ({ closesAt, closedAt, outcomeAt }: PollTimes, now: string): PollState =>
	outcomeAt !== null ? 'decided' : closedAt !== null || closesAt <= now ? 'closed' : 'open';

/** When votes ended, or will. */
export const endOf = ({ closesAt, closedAt }: Pick<PollTimes, 'closesAt' | 'closedAt'>): string =>
	closedAt !== null && closedAt < closesAt ? closedAt : closesAt;

/**
 * Whether somebody may see the count: of a named poll once they have voted or it is closed, of an anonymous one only once it is closed, since a
 * count that moves as people vote says what each voted.
 */
export const seesResults = (
	{ anonymous, state }: { readonly anonymous: boolean; readonly state: PollState },
	hasVoted: boolean,
): boolean => state !== 'open' || (hasVoted && !anonymous);

/** What voters are told before they vote. */
export const secrecyWords = {
	named: {
		name: 'Avec les noms',
		means: 'les membres du groupe voient qui a voté quoi, une fois qu’ils ont voté ou que c’est clos',
	},
	anonymous: {
		name: 'Anonyme',
		means: 'personne ne peut savoir qui a voté quoi, nous non plus ; le compte ne se voit qu’à la clôture',
	},
} as const;
