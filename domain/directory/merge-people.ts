import { actorFieldNames } from './fields.ts';

/** What two records of one person may say differently, in the order of the form; how they are reached is chosen by nobody in their place. */
export const mergedActorFields = [
	'name',
	'presentation',
	'themes',
	'offers',
	'seeks',
	'languages',
	'availability',
] as const;
export type MergedActorField = (typeof mergedActorFields)[number];

export const mergedActorFieldNames: Record<MergedActorField, string> = { ...actorFieldNames, name: 'Nom' };

/** Rows that leaned on the record which is no more, and lean on the kept one. */
export interface MovedOfPerson {
	readonly affiliations: readonly string[];
	readonly memberships: readonly string[];
	readonly seat_tenures: readonly string[];
	readonly facilitations: readonly string[];
	readonly record_corrections: readonly string[];
	readonly objection_links: readonly string[];
	/** Documents that it had been given a right on. */
	readonly grants: readonly string[];
	/** Territories that the kept record had not. */
	readonly territories: readonly string[];
	/** Lines that changed: what the kept record said (null: nothing), and says since. */
	readonly lines: readonly {
		readonly field: string;
		readonly before: { readonly value: string; readonly visibility: string } | null;
		readonly after: { readonly value: string; readonly visibility: string };
	}[];
	readonly name: { readonly before: string; readonly after: string } | null;
	/** The photo, when the kept record had none; missing in what was made one before there were photos. */
	readonly photo?: string | null;
	/** Missing in what was made one before groups were followed. */
	readonly groups?: MovedInGroups;
}

/** What followed in groups: groups by id, then resources by id. */
export interface MovedInGroups {
	readonly group_colleges: readonly string[];
	readonly group_visits: readonly string[];
	readonly resources: readonly string[];
}

/** Why two records of people stay two, in words; null when they may be made one. */
export function whyTwo(facts: {
	readonly kept: { readonly name: string; readonly hasAccount: boolean };
	readonly merged: { readonly name: string; readonly hasAccount: boolean; readonly hasRights: boolean };
	/** Whether who asks is in charge of the record that would be no more. */
	readonly mayEditMerged: boolean;
}): string | null {
	const { kept, merged, mayEditMerged } = facts;
	if (kept.hasAccount && merged.hasAccount)
		return 'Les deux ont un compte, et deux comptes ne se réunissent pas. Que cette personne choisisse celui qu’elle garde et, connectée à l’autre, se retire de l’annuaire depuis sa fiche.';
	if (!mayEditMerged)
		return `Vous n’êtes pas en charge de la fiche « ${merged.name} ». Qui l’a saisie, ou l’administration du réseau, peut les réunir.`;
	if (kept.hasAccount && merged.hasRights)
		return `« ${merged.name} » a un siège, une mission, un groupe ou un document : ce qui donne des droits ne passe pas à un compte de cette façon. Retirez-le d’abord, ou donnez-le à « ${kept.name} » là où il se donne.`;
	return null;
}
