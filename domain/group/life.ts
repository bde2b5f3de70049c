import type { GroupState } from './group.ts';

/** How a proposal to animate ended. */
export type HandoverOutcome = 'accepted' | 'declined' | 'withdrawn';

/** Days without a sign of life after which those who animate are asked what to do; nothing is done by itself. */
export const quietDays = 365;

/** Longest words of who proposes somebody, in characters. */
export const handoverWords = 400;

export const groupStateWords: Record<GroupState, { readonly name: string; readonly means: string }> = {
	active: { name: 'Actif', means: 'on y lit, on y écrit, il peut envoyer des lettres' },
	dormant: {
		name: 'En sommeil',
		means: 'on y lit et on y écrit encore, mais il n’envoie plus aucun courriel ; un clic le réveille',
	},
	archived: {
		name: 'Archivé',
		means:
			'chacun lit et retrouve ce qu’il lisait, plus rien ne s’y écrit ; ses sous-groupes restent comme ils sont',
	},
};
