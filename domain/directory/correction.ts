import { actorFieldNames } from './fields.ts';

/** What anyone signed in may suggest to correct in a person's record; « other » is words only, for who is in charge to act on. */
export const actorCorrections = {
	name: 'Nom',
	function: 'Fonction, structure ou dates',
	presentation: actorFieldNames.presentation,
	offers: actorFieldNames.offers,
	languages: actorFieldNames.languages,
	email: actorFieldNames.email,
	phone: actorFieldNames.phone,
	other: 'Autre chose',
} as const;
export type ActorCorrection = keyof typeof actorCorrections;

export const organisationCorrections = {
	name: 'Nom',
	acronym: 'Sigle',
	presentation: 'Présentation',
	website: 'Site',
	email: 'Courriel',
	phone: 'Téléphone',
	opening_hours: 'Horaires',
	other: 'Autre chose',
} as const;
export type OrganisationCorrection = keyof typeof organisationCorrections;

/** The most characters of what is suggested, and of why. */
export const correctionLimits = { value: 600, reason: 300 } as const;
