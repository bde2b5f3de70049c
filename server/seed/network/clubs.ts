import { cites } from './cites.ts';
import type { GroupSeed } from './group.ts';
import { people } from './people.ts';

const all = cites.map((cite) => cite.name);

const troikaMembers = people
	.map((person) => person.key)
	.filter((key) => /^(?!blois-successor|nazaire-former).+-(state|academy|authority)$/.test(key));

/** Two clubs across regions, with their working groups. */
export const clubs: readonly GroupSeed[] = [
	{
		key: 'club-ouest',
		name: 'Club de l’Ouest',
		kind: 'club',
		cites: all,
		presentation:
			'Treize cités éducatives de Bretagne, du Centre-Val de Loire, de Normandie et des Pays de la Loire travaillent ensemble leurs questions les plus ardues.',
		visibility: 'public',
		entry: 'request',
		years: 5,
		members: {
			animator: ['facilitator-resovilles', 'facilitator-normanvilles', 'facilitator-villes-au-carre'],
			member: [
				...troikaMembers,
				'pre',
				'lunch-brest',
				'centre-horloge',
				'families-rouvray',
				'landlord',
				'clas-nantes',
			],
			observer: ['association'],
		},
	},
	{
		key: 'gouvernance',
		name: 'Gouvernance',
		kind: 'working',
		parent: 'club-ouest',
		cites: [
			'Angers',
			'Brest',
			'Nantes / Saint-Herblain',
			'Rouen',
			'Blois',
			'Hérouville-Saint-Clair',
			'Rennes Le Blosne',
			'Orléans',
		],
		presentation:
			'Comment une troïka décide, ce qu’elle écrit, ce qu’elle transmet quand un titulaire s’en va. Le groupe compare des règles de fonctionnement réelles.',
		visibility: 'network',
		entry: 'free',
		years: 4,
		members: {
			animator: ['facilitator-normanvilles', 'angers-authority'],
			member: [
				'brest-state',
				'nantes-authority',
				'rouen-academy',
				'rouen-state',
				'blois-authority',
				'herouville-authority',
				'rennes-academy',
				'orleans-authority',
				'angers-state',
			],
		},
	},
	{
		key: 'evaluation',
		name: 'Évaluation',
		kind: 'working',
		parent: 'club-ouest',
		cites: [
			'Angers',
			'Saint-Nazaire',
			'Le Havre Nord',
			'Rennes Le Blosne',
			'Allonnes',
			'Dreux / Vernouillet',
			'Orléans',
		],
		presentation:
			'Évaluer sans épuiser les équipes : peu de questions, la parole des familles, des indicateurs que l’on possède déjà.',
		visibility: 'network',
		entry: 'free',
		years: 4,
		members: {
			animator: ['facilitator-resovilles', 'havre-authority'],
			member: [
				'rennes-authority',
				'nazaire-academy',
				'allonnes-authority',
				'dreux-authority',
				'orleans-academy',
				'angers-academy',
				'pre',
			],
		},
	},
	{
		key: 'animation-club',
		name: 'Animation du Club de l’Ouest',
		kind: 'committee',
		parent: 'club-ouest',
		presentation:
			'Les trois centres de ressources préparent ici les rencontres du Club et se répartissent le travail.',
		visibility: 'members',
		entry: 'invitation',
		years: 5,
		members: {
			animator: ['facilitator-resovilles', 'facilitator-villes-au-carre'],
			member: ['facilitator-normanvilles'],
		},
	},
	{
		key: 'premiers-pas',
		name: 'Club Premiers pas',
		kind: 'club',
		cites: [
			'Rennes Le Blosne',
			'Dreux / Vernouillet',
			'Brest',
			'Hérouville-Saint-Clair',
			'Saint-Étienne-du-Rouvray',
		],
		presentation:
			'De la naissance à l’entrée à l’école : crèches, lieux d’accueil, maisons des familles et écoles maternelles de plusieurs régions comparent leurs passerelles.',
		visibility: 'network',
		entry: 'free',
		years: 2,
		members: {
			animator: ['parents-rennes', 'facilitator-villes-au-carre'],
			member: [
				'lunch-brest',
				'families-rouvray',
				'dreux-authority-deputy',
				'mothers-dreux',
				'centre-horloge',
				'rennes-authority',
			],
		},
	},
	{
		key: 'accueil-parents',
		name: 'Lieux d’accueil des parents',
		kind: 'working',
		parent: 'premiers-pas',
		presentation:
			'Un café, une salle, un banc devant l’école : ce qui fait qu’un parent entre, revient et amène quelqu’un.',
		visibility: 'network',
		entry: 'free',
		years: 1,
		members: { animator: ['families-rouvray'], member: ['parents-rennes', 'mothers-dreux'] },
	},
];
