/** How a request to join ended. */
export type JoinOutcome = 'accepted' | 'refused' | 'withdrawn';
export type JoinState = 'waiting' | JoinOutcome;

export const joinStateNames: Record<JoinState, string> = {
	waiting: 'En attente',
	accepted: 'Acceptée',
	refused: 'Refusée',
	withdrawn: 'Retirée',
};

/** Longest words of who asks, and of who answers, in characters. */
export const joinWords = 400;
/** Days after a refusal in which one does not ask again: those who animate have answered. */
export const askAgainDays = 30;

/** @param now and `answeredAt`: instants as ISO 8601. */
export const mayAskAgain = (
	{ outcome, answeredAt }: { readonly outcome: JoinOutcome | null; readonly answeredAt: string | null },
	now: string,
): boolean =>
	outcome !== 'refused' ||
	answeredAt === null ||
	Date.parse(now) - Date.parse(answeredAt) >= askAgainDays * 86_400_000;
