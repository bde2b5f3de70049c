import { cites } from './cites.ts';
import type { GroupSeed } from './group.ts';
import { people } from './people.ts';

/** Keys of people by the cité's first commune, for its own space. */
const spaceKeys: Readonly<Record<string, string>> = {
	Brest: 'brest',
	'Rennes Le Blosne': 'rennes',
	Blois: 'blois',
	'Dreux / Vernouillet': 'dreux',
	Orléans: 'orleans',
	'Hérouville-Saint-Clair': 'herouville',
	'Le Havre Nord': 'havre',
	Rouen: 'rouen',
	'Saint-Étienne-du-Rouvray': 'rouvray',
	Allonnes: 'allonnes',
	'Nantes / Saint-Herblain': 'nantes',
	'Saint-Nazaire': 'nazaire',
};

/** The own space of each cité. */
export const spaces: readonly GroupSeed[] = cites.map((cite) => ({
	key: `espace-${cite.name}`,
	name: cite.space,
	kind: 'cite',
	cite: cite.name,
	cites: [cite.name],
	presentation: cite.presentation,
	visibility: 'network',
	entry: 'invitation',
	years: cite.year < 2021 ? 5 : 3,
	members: cite.name === 'Angers' ? angersMembers() : spaceMembers(spaceKeys[cite.name] ?? ''),
}));

function angersMembers(): GroupSeed['members'] {
	return {
		animator: ['angers-authority', 'angers-academy'],
		member: [
			'angers-state',
			'angers-state-deputy',
			'angers-academy-deputy',
			'angers-authority-deputy',
			'pre',
			'centre-tilleuls',
			'association',
			'health-angers',
			'school-pergaud',
		],
		observer: ['citizen'],
	};
}

function spaceMembers(prefix: string): GroupSeed['members'] {
	const present = (suffix: string) => people.some((person) => person.key === prefix + suffix);
	return { animator: ['-authority', '-academy'].filter(present).map((suffix) => prefix + suffix) };
}

/** Where Angers keeps the pen. */
export const angers: readonly GroupSeed[] = [
	{
		key: 'protocole-angers',
		name: 'Récrire le protocole',
		kind: 'working',
		parent: 'espace-Angers',
		cites: ['Angers'],
		presentation:
			'Le petit groupe qui tient la plume, avec le centre de ressources pour animer les désaccords.',
		visibility: 'members',
		entry: 'invitation',
		years: 0,
		members: {
			animator: ['angers-authority', 'facilitator-resovilles'],
			member: ['angers-state', 'angers-academy', 'pre'],
		},
	},
];
