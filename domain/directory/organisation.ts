export const organisationKinds = [
	'state',
	'academy',
	'school',
	'authority',
	'association',
	'social-centre',
	'facilitator',
	'citizens',
	'landlord',
	'firm',
	'collective',
	'health',
	'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationKindNames: Record<OrganisationKind, string> = {
	state: 'Service de l’État',
	academy: 'Services académiques',
	school: 'Établissement scolaire',
	authority: 'Collectivité',
	association: 'Association',
	'social-centre': 'Centre social',
	facilitator: 'Centre de ressources',
	citizens: 'Conseil citoyen',
	landlord: 'Bailleur',
	firm: 'Entreprise',
	collective: 'Collectif',
	health: 'Structure de santé',
	other: 'Structure',
};
