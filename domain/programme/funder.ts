import type { Party } from '../cite/party.ts';

/** Who pays: the State's own lines apart, because prefectures report them apart. */
export const funderKinds = [
	'state-147',
	'state',
	'academy',
	'commune',
	'epci',
	'departement',
	'region',
	'caf',
	'ars',
	'foundation',
	'own',
	'other',
] as const;
export type FunderKind = (typeof funderKinds)[number];

export const funderKindNames: Record<FunderKind, string> = {
	'state-147': 'État, politique de la ville (BOP 147)',
	state: 'État, autres crédits',
	academy: 'Académie',
	commune: 'Commune',
	epci: 'Intercommunalité',
	departement: 'Département',
	region: 'Région',
	caf: 'Caf',
	ars: 'ARS',
	foundation: 'Fondation',
	own: 'Fonds propres',
	other: 'Autre financeur',
};

/** What a line of the plan de financement says under a funder's name. */
export const funderKindWords: Record<FunderKind, string> = {
	'state-147': 'Politique de la ville',
	state: 'Autres crédits de l’État',
	academy: 'Éducation nationale',
	commune: 'Commune',
	epci: 'Intercommunalité',
	departement: 'Département',
	region: 'Région',
	caf: 'Enfance et famille',
	ars: 'Santé',
	foundation: 'Fondation',
	own: 'Fonds propres',
	other: 'Autre financeur',
};

const partyOf: Partial<Record<FunderKind, Party>> = {
	'state-147': 'state',
	state: 'state',
	academy: 'academy',
	commune: 'authority',
	epci: 'metropole',
};

/** The party whose letter and colour a funder bears; null for those that hold no seat, who bear an F. */
export const funderParty = (kind: FunderKind): Party | null => partyOf[kind] ?? null;

/** Stands where a funder's id does, for money that nobody has promised: « À trouver ». */
export const unfound = 'unfound';

/** What is asked for, what was promised, what was paid. */
export const stages = ['requested', 'granted', 'spent'] as const;
export type Stage = (typeof stages)[number];

export const stageNames: Record<Stage, string> = {
	requested: 'Demandé',
	granted: 'Accordé',
	spent: 'Dépensé',
};
