import type { OrganisationValues } from './organisation-values.ts';
import { foldName } from '../../search/fold.ts';

/** A record of the directory, as it is compared; empty where it says nothing. */
export interface KnownOrganisation extends OrganisationValues {
	readonly id: string;
	/** Whether who imports is in charge of it. */
	readonly isEditable: boolean;
}

/** What a file may add to a record. It never changes what is written. */
const completed = [
	'acronym',
	'presentation',
	'siret',
	'website',
	'email',
	'phone',
	'opening_hours',
	'territory_id',
] as const satisfies readonly (keyof OrganisationValues)[];
export type Completed = (typeof completed)[number];

export const completedNames: Record<Completed | 'aliases', string> = {
	acronym: 'sigle',
	presentation: 'présentation',
	siret: 'SIRET',
	website: 'site',
	email: 'courriel',
	phone: 'téléphone',
	opening_hours: 'horaires',
	territory_id: 'lieu',
	aliases: 'autre nom',
};

/** Columns that a record leaves empty and that a row fills; `aliases` when the row calls it otherwise. */
export function missingIn(
	record: Pick<OrganisationValues, Completed | 'aliases' | 'name'>,
	values: OrganisationValues,
): (Completed | 'aliases')[] {
	return [
		...completed.filter((key) => record[key] === '' && values[key] !== ''),
		...(newNames(record, values).length > 0 ? (['aliases'] as const) : []),
	];
}

/** Names of a row that the record does not have, however they are spelt. */
export function newNames(
	record: Pick<OrganisationValues, 'name' | 'aliases'>,
	values: Pick<OrganisationValues, 'name' | 'aliases'>,
): string[] {
	const squeezed = (name: string) => foldName(name).replaceAll(' ', '');
	const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');
	const known = new Set([record.name, ...linesOf(record.aliases)].map(squeezed));
	return [values.name, ...linesOf(values.aliases)].filter((name) => !known.has(squeezed(name)));
}
