import { cites, type CiteSeed } from './cites.ts';
import type { GroupSeed } from './group.ts';
import { people } from './people.ts';

const present = new Set(people.map((person) => person.key));

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
	members: cite.name === 'Angers' ? angersMembers() : spaceMembers(cite),
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

/** Town and academy animate; the rest of the troïka and those who act in the same communes are members. */
function spaceMembers(cite: CiteSeed): GroupSeed['members'] {
	const prefix = spaceKeys[cite.name] ?? '';
	const animator = [`${prefix}-authority`, `${prefix}-academy`].filter((key) => present.has(key));
	const member = people
		.filter((person) => person.where.some((place) => cite.communes.includes(place)))
		.map((person) => person.key)
		.filter((key) => !animator.includes(key) && !/^facilitator|former$/.test(key));
	return { animator, member };
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
