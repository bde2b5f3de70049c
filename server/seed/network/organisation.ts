import type { OrganisationKind } from '#domain/directory/organisation.ts';

export interface OrganisationSeed {
	readonly key: string;
	readonly name: string;
	readonly kind: OrganisationKind;
	readonly acronym?: string;
	/** Id of its main territory. */
	readonly territory: string;
	readonly website?: string;
	readonly presentation: string;
}
