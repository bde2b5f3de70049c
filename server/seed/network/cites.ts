/** The thirteen cités of the Club de l'Ouest (ANCT 2023), as the 2024 official list names them. Wave deduced, see SOURCES. */
export interface CiteSeed {
	readonly name: string;
	readonly year: number;
	/** INSEE codes. */
	readonly communes: readonly string[];
	/** Name of the cité's own group. */
	readonly space: string;
	readonly state: string;
	readonly academy: string;
	readonly authority: string;
	/** Key of the facilitator. */
	readonly facilitator: 'resovilles' | 'normanvilles' | 'villes-au-carre';
	readonly presentation: string;
}

export const cites: readonly CiteSeed[] = [
	{
		name: 'Brest',
		year: 2022,
		communes: ['29019'],
		space: 'Cité éducative de Brest',
		state: 'prefecture-29',
		academy: 'academie-rennes',
		authority: 'ville-29019',
		facilitator: 'resovilles',
		presentation:
			'De Pontanézen à Kerourien, sept quartiers séparés par la Penfeld. La cité éducative y relie les écoles, les patronages et les centres sociaux autour du langage et des mobilités.',
	},
	{
		name: 'Rennes Le Blosne',
		year: 2019,
		communes: ['35238'],
		space: 'Cité éducative de Rennes Le Blosne',
		state: 'prefecture-35',
		academy: 'academie-rennes',
		authority: 'ville-35238',
		facilitator: 'resovilles',
		presentation:
			'Un quartier du sud de Rennes en pleine transformation urbaine. La petite enfance et la place des parents ont été les premiers sujets travaillés ensemble.',
	},
	{
		name: 'Blois',
		year: 2019,
		communes: ['41018'],
		space: 'Cité éducative de Blois',
		state: 'prefecture-41',
		academy: 'academie-orleans-tours',
		authority: 'ville-41018',
		facilitator: 'villes-au-carre',
		presentation:
			'Les quartiers nord de Blois, leurs écoles et leurs deux collèges. Le travail commun porte sur les temps libres des 11-15 ans et sur l’accueil des parents au collège.',
	},
	{
		name: 'Dreux / Vernouillet',
		year: 2019,
		communes: ['28134', '28404'],
		space: 'Cité éducative de Dreux et Vernouillet',
		state: 'prefecture-28',
		academy: 'academie-orleans-tours',
		authority: 'ville-28134',
		facilitator: 'villes-au-carre',
		presentation:
			'Deux communes, un même bassin de vie et des familles qui parlent de nombreuses langues. Le plurilinguisme y est traité comme une ressource pour apprendre.',
	},
	{
		name: 'Orléans',
		year: 2019,
		communes: ['45234'],
		space: 'Cité éducative d’Orléans',
		state: 'prefecture-45',
		academy: 'academie-orleans-tours',
		authority: 'ville-45234',
		facilitator: 'villes-au-carre',
		presentation:
			'L’Argonne, La Source, les Blossières et Dauphine : quatre quartiers éloignés les uns des autres, une seule cité. Les coopérations se nouent par métier plutôt que par secteur.',
	},
	{
		name: 'Hérouville-Saint-Clair',
		year: 2019,
		communes: ['14327'],
		space: 'Cité éducative d’Hérouville-Saint-Clair',
		state: 'prefecture-14',
		academy: 'academie-normandie',
		authority: 'ville-14327',
		facilitator: 'normanvilles',
		presentation:
			'Une ville-quartier aux portes de Caen. La cité éducative s’appuie sur la culture et sur les compétences psychosociales, de l’école maternelle au lycée.',
	},
	{
		name: 'Le Havre Nord',
		year: 2019,
		communes: ['76351'],
		space: 'Cité éducative du Havre Nord',
		state: 'prefecture-76',
		academy: 'academie-normandie',
		authority: 'ville-76351',
		facilitator: 'normanvilles',
		presentation:
			'Les plateaux de la ville haute : Caucriauville, Mont-Gaillard, Bléville. Santé, sommeil et alimentation y sont des sujets d’école autant que de famille.',
	},
	{
		name: 'Rouen',
		year: 2019,
		communes: ['76540'],
		space: 'Cité éducative de Rouen',
		state: 'prefecture-76',
		academy: 'academie-normandie',
		authority: 'ville-76540',
		facilitator: 'normanvilles',
		presentation:
			'Les Hauts de Rouen et Grammont. L’école ouverte, la médiation et l’orientation des lycéens tiennent une large place dans le programme d’actions.',
	},
	{
		name: 'Saint-Étienne-du-Rouvray',
		year: 2019,
		communes: ['76575'],
		space: 'Cité éducative de Saint-Étienne-du-Rouvray',
		state: 'prefecture-76',
		academy: 'academie-normandie',
		authority: 'ville-76575',
		facilitator: 'normanvilles',
		presentation:
			'Une commune populaire de la rive gauche rouennaise. La maison des familles y sert de porte d’entrée commune à l’école, à la santé et aux droits.',
	},
	{
		name: 'Allonnes',
		year: 2019,
		communes: ['72003'],
		space: 'Cité éducative d’Allonnes',
		state: 'prefecture-72',
		academy: 'academie-nantes',
		authority: 'ville-72003',
		facilitator: 'resovilles',
		presentation:
			'Une ville de taille moyenne où tout le monde se connaît, ou presque : la cité éducative y tient dans une salle. Le sport et le jeu ont ouvert la porte aux familles.',
	},
	{
		name: 'Angers',
		year: 2019,
		communes: ['49007'],
		space: 'Cité éducative d’Angers',
		state: 'prefecture-49',
		academy: 'academie-nantes',
		authority: 'ville-49007',
		facilitator: 'resovilles',
		presentation:
			'Une cité éducative installée dans les quartiers prioritaires angevins. La troïka récrit son protocole avec les parents, les centres sociaux et les équipes de la réussite éducative.',
	},
	{
		name: 'Nantes / Saint-Herblain',
		year: 2019,
		communes: ['44109', '44162'],
		space: 'Cité éducative de Nantes et Saint-Herblain',
		state: 'prefecture-44',
		academy: 'academie-nantes',
		authority: 'ville-44109',
		facilitator: 'resovilles',
		presentation:
			'Le grand quartier de Bellevue, à cheval sur deux communes. Le renouvellement urbain et l’éducation y avancent ensemble, écoles comprises.',
	},
	{
		name: 'Saint-Nazaire',
		year: 2019,
		communes: ['44184'],
		space: 'Cité éducative de Saint-Nazaire',
		state: 'prefecture-44',
		academy: 'academie-nantes',
		authority: 'ville-44184',
		facilitator: 'resovilles',
		presentation:
			'Ville ouest, Prézégat et leurs voisins. La découverte des métiers de l’estuaire et l’entrée au collège sont les deux fils du programme.',
	},
];
