import type { Day } from '../french/day.ts';

/** Places of one link, and days it may be opened in: an event, not a door left open. */
export const linkLimits = { label: 80, places: 300, days: 90 } as const;

export type LinkState = 'open' | 'full' | 'ended' | 'revoked';

export const linkStateNames: Record<LinkState, string> = {
	open: 'Ouvert',
	full: 'Complet',
	ended: 'Terminé',
	revoked: 'Fermé',
};

/** @param today in Paris, as `untilDay`, which is the last day it opens. */
export function linkState(
	link: {
		readonly places: number;
		readonly taken: number;
		readonly untilDay: Day;
		readonly revokedAt: string | null;
	},
	today: Day,
): LinkState {
	if (link.revokedAt !== null) return 'revoked';
	if (link.untilDay < today) return 'ended';
	return link.taken >= link.places ? 'full' : 'open';
}
