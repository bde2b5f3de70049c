/** What two records of one organisation may say differently, in the order of the form; one of both is chosen. */
export const mergedFields = [
	'name',
	'kind',
	'acronym',
	'presentation',
	'siret',
	'territory_id',
	'website',
	'email',
	'phone',
	'opening_hours',
] as const;
export type MergedField = (typeof mergedFields)[number];

export const mergedFieldNames: Record<MergedField, string> = {
	name: 'Nom',
	kind: 'Ce qu’elle est',
	acronym: 'Sigle',
	presentation: 'Présentation',
	siret: 'SIRET',
	territory_id: 'Lieu',
	website: 'Site',
	email: 'Courriel',
	phone: 'Téléphone',
	opening_hours: 'Horaires',
};

type Words = Readonly<Record<MergedField, string | null>>;

/** Fields of which somebody has to choose: both say something, and not the same. */
export const differing = (kept: Words, other: Words): MergedField[] =>
	mergedFields.filter((field) => kept[field] && other[field] && kept[field] !== other[field]);

/** Rows that leaned on the record which is no more, and lean on the kept one. */
export interface Moved {
	readonly affiliations: readonly string[];
	readonly seats: readonly string[];
	readonly facilitations: readonly string[];
	readonly corrections: readonly string[];
	/** Organisations that are part of it. */
	readonly parts: readonly string[];
	/** Records that had been made one with it before. */
	readonly merged: readonly string[];
	/** What the kept record said, and says since, where it changed. */
	readonly before: Readonly<Record<string, string | null>>;
	readonly after: Readonly<Record<string, string | null>>;
}
