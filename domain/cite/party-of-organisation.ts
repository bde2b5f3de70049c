import type { OrganisationKind } from '../directory/organisation.ts';
import type { Party } from './party.ts';

const partyByKind: Readonly<Partial<Record<OrganisationKind, Party>>> = {
	state: 'state',
	academy: 'academy',
	school: 'academy',
	authority: 'authority',
	facilitator: 'facilitator',
	association: 'association',
	'social-centre': 'association',
	collective: 'association',
	citizens: 'inhabitants',
};

/** The side an organisation speaks from, for people who hold no seat. */
export function partyOfOrganisation(kind: OrganisationKind | null): Party {
	return (kind && partyByKind[kind]) ?? 'other';
}
