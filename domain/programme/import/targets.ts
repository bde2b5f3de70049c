import { isYear, type AmountPlace } from '../amount.ts';
import { stages, type Stage } from '../funder.ts';

/** What a column of a spreadsheet may fill, beside amounts. Keys are values of a list of choices. */
export const plainTargets = {
	title: 'Titre de l’action',
	carrier: 'Porteur',
	partner: 'Partenaires',
	territory: 'Territoires',
	axis: 'Axe',
	objective: 'Objectif',
	state: 'État d’avancement',
	start: 'Début',
	end: 'Fin',
	audience: 'Public',
	people: 'Nombre de personnes',
	contact: 'Contact',
	risks: 'Risques',
} as const;
export type PlainTarget = keyof typeof plainTargets;

/** `''` for a column that is left out, a {@link PlainTarget}, or {@link amountTarget}. */
export type Target = string;

/** Funder of a column that the programme does not have yet: it is made under the name of its header. */
export const newFunder = 'new';

export const amountTarget = ({ funder, year, stage }: AmountPlace): Target =>
	`amount/${funder}/${year}/${stage}`;

/** The place whose amount a column holds; undefined for another column. */
export function amountOfTarget(target: Target): AmountPlace | undefined {
	const [name, funder = '', years, stage] = target.split('/');
	const year = Number(years);
	if (name !== 'amount' || funder === '' || !isYear(year) || !stages.includes(stage as Stage))
		return undefined;
	return { funder, year, stage: stage as Stage };
}
