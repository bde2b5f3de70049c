import type { College } from '#domain/group/college.ts';

/** What a group of the demonstration says of itself. */
export interface PresentationSeed {
	/** Key of the group. */
	readonly group: string;
	readonly charter: string;
	/** Keys of domain/directory/themes. */
	readonly themes: readonly string[];
	/** INSEE codes of communes and codes of quarters; of régions, `region-53`. */
	readonly places: readonly string[];
	/** School years since it was written. */
	readonly years: number;
}

export const presentations: readonly PresentationSeed[] = [
	{
		group: 'club-ouest',
		charter:
			'Chaque cité vient avec une question, pas avec une vitrine.\nCe qui se dit en rencontre reste entre nous ; ce qui est écrit ici peut servir à toutes.\nOn nomme les institutions, jamais les personnes dont il est question, et aucun enfant.\nUne cité accueille, une autre prépare, une troisième écrit le compte rendu.',
		themes: ['reussite-educative', 'participation'],
		places: ['region-24', 'region-28', 'region-52', 'region-53'],
		years: 4,
	},
	{
		group: 'premiers-pas',
		charter:
			'On parle de ce que l’on fait, avec les parents quand ils le peuvent.\nAucune photo d’enfant, aucun prénom.\nUne visite par trimestre, chez l’une des cinq cités.',
		themes: ['petite-enfance', 'parentalite'],
		places: ['35238', '28134', '29019', '14327', '76575'],
		years: 1,
	},
	{
		group: 'reussite-educative',
		charter:
			'Nous échangeons sur les méthodes, jamais sur la situation d’un enfant ou d’une famille, même sans nom.\nQui pose une question dit ce qu’il a déjà essayé.',
		themes: ['reussite-educative', 'decrochage'],
		places: [],
		years: 1,
	},
	{
		group: 'sante',
		charter:
			'Ce groupe est ouvert : n’y écrivez rien que vous ne diriez pas sur un marché.\nLe secret professionnel de chacun vaut ici comme ailleurs.',
		themes: ['sante'],
		places: [],
		years: 0,
	},
	{
		group: 'plurilinguisme',
		charter: 'Chacun écrit dans la langue où il est à l’aise ; on s’aide à traduire.',
		themes: ['langues', 'parentalite'],
		places: ['28134'],
		years: 1,
	},
	{
		group: 'deux-rives',
		charter:
			'Deux collèges : les habitants, et les acteurs locaux. Une voix par personne.\nOn écoute jusqu’au bout, on parle pour soi, on ne nomme personne qui n’est pas là.\nChaque avis est publié avec la réponse qu’il a reçue, ou la date à laquelle elle manque.\nLa garde des enfants est prise en charge les soirs de réunion.',
		themes: ['participation', 'cadre-de-vie'],
		places: ['49007', 'QN04901M', 'QN04906M'],
		years: 2,
	},
	{
		group: 'espace-Angers',
		charter:
			'Ici se prépare ce que la troïka décide ; ce qui est décidé porte une date.\nUn document ouvert se corrige, il ne se renvoie pas par courriel.\nAucun nom d’enfant, aucune situation de famille.',
		themes: ['reussite-educative', 'parentalite', 'sante'],
		places: ['49007'],
		years: 2,
	},
];

/** Who sits in which college of a conseil citoyen, by group and person. */
export const collegeSeats: readonly (readonly [group: string, person: string, college: College])[] = [
	['deux-rives', 'citizen', 'inhabitants'],
	['deux-rives', 'centre-tilleuls', 'actors'],
	['deux-rives', 'health-angers', 'actors'],
	['deux-rives', 'association', 'actors'],
];
