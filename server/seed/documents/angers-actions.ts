import type { ActionJson } from '#domain/programme/json.ts';

/** Thousands of euros a year, by funder; `?` is to be found. The amounts are invented, and round. */
export interface ActionSeed {
	readonly title: string;
	readonly carrier: string;
	/** Codes of the quarters where it happens; a name that is no code was typed. */
	readonly where?: readonly string[];
	readonly pays: Readonly<Partial<Record<'state' | 'academy' | 'town' | 'metropole' | 'caf' | '?', number>>>;
	readonly state?: ActionJson['state'];
	readonly more?: Partial<ActionJson>;
}

/** Axes, objectives and actions of the example. */
export const axes: readonly {
	readonly title: string;
	readonly objectives: readonly { readonly title: string; readonly actions: readonly ActionSeed[] }[];
}[] = [
	{
		title: 'Conforter le rôle de l’école',
		objectives: [
			{
				title: 'Prévenir le décrochage au collège',
				actions: [
					{
						title: 'Ateliers relais du collège',
						carrier: 'Collège chef de file',
						where: ['QN04905M', 'QN04904M'],
						pays: { state: 12, academy: 8, town: 4 },
						state: 'committed',
						more: { start: '2026-09', end: '2028-06', people: 60, ageFrom: 11, ageTo: 15 },
					},
					{
						title: 'Accueil des collégiens exclus',
						carrier: 'Centre social',
						where: ['QN04905M'],
						pays: { state: 16, town: 5, metropole: 3 },
						state: 'preparing',
						more: {
							start: '2026-11',
							end: '2028',
							audience: 'Collégiens exclus temporairement, et leurs parents',
						},
					},
					{
						title: 'Tutorat par des étudiants',
						carrier: 'Association étudiante',
						where: ['QN04901M', 'QN04902M'],
						pays: { state: 9, town: 3, metropole: 2, '?': 2 },
						more: { start: '2027-01', end: '2027-06' },
					},
				],
			},
			{
				title: 'Réussir l’entrée en sixième',
				actions: [
					{
						title: 'Semaine commune CM2 – sixième',
						carrier: 'Réseau d’éducation prioritaire',
						where: ['QN04905M'],
						pays: { state: 6, academy: 5, town: 2 },
						more: { start: '2026-06-01', end: '2026-06-12' },
						state: 'done',
					},
					{
						title: 'Coin lecture et petits déjeuners',
						carrier: 'École élémentaire',
						where: ['École de Monplaisir'],
						pays: { state: 4, academy: 2, town: 3, caf: 2 },
					},
				],
			},
		],
	},
	{
		title: 'Promouvoir la continuité éducative',
		objectives: [
			{
				title: 'Petite enfance et familles',
				actions: [
					{
						title: 'Café des parents',
						carrier: 'Centre social',
						pays: { state: 7, town: 4, caf: 6 },
						more: { start: '2026-03', end: '2028-12' },
						state: 'committed',
					},
					{
						title: 'Le langage avant trois ans',
						carrier: 'Maison de la petite enfance',
						where: ['QN04902M'],
						pays: { state: 10, town: 5, caf: 8, '?': 4 },
					},
					{
						title: 'Départs en famille, l’été',
						carrier: 'Ville d’Angers',
						pays: { state: 15, town: 10, caf: 7 },
						more: { start: '2027-07-03', end: '2027-08-31' },
					},
				],
			},
		],
	},
	{
		title: 'Ouvrir le champ des possibles',
		objectives: [
			{
				title: 'Découvrir les métiers et la ville',
				actions: [
					{
						title: 'Découverte des métiers',
						carrier: 'Mission locale',
						where: ['QN04901M', 'QN04905M', 'QN04906M'],
						pays: { state: 8, metropole: 9, '?': 4 },
						more: { start: '2028' },
						state: 'idea',
					},
					{
						title: 'Sorties nature, deux classes',
						carrier: 'Association d’éducation populaire',
						pays: { state: 3, town: 3, '?': 2 },
						state: 'idea',
					},
				],
			},
		],
	},
];
