import type { OrganisationSeed } from './organisation.ts';
import type { PersonSeed } from './person.ts';

/** Who is twice in the directory, as a second list wrote them: somebody has to see it. */
export const peopleTwice: readonly PersonSeed[] = [
	{
		key: 'clas-nantes-twice',
		name: 'VERNIER Pascal',
		function: 'Référent accompagnement à la scolarité',
		at: 'coup-de-main',
		where: ['44109'],
		presentation: 'Je forme les bénévoles qui accompagnent les enfants après l’école.',
	},
];

/** What is twice in the directory. */
export const organisationsTwice: readonly OrganisationSeed[] = [
	{
		key: 'roue-libre-twice',
		name: 'Association Roue-libre',
		kind: 'association',
		territory: 'qpv-QN04405M',
		presentation: 'Atelier vélo à Bellevue.',
	},
];
