import type { PersonSeed } from './person.ts';

/** One officer a resource centre. */
export const facilitators: PersonSeed[] = [
	{
		key: 'facilitator-resovilles',
		name: 'Sophie Kerléau',
		function: 'Chargée de mission éducation',
		at: 'resovilles',
		where: ['49007', '44109', '44184', '72003', '29019', '35238'],
		presentation:
			'J’accompagne les cités éducatives de Bretagne et des Pays de la Loire, et j’anime le Club de l’Ouest avec deux collègues.',
		offers: 'Gouvernance, évaluation participative, préparation d’une journée d’échanges.',
	},
	{
		key: 'facilitator-normanvilles',
		name: 'Antoine Bréard',
		function: 'Chargé de mission éducation',
		at: 'normanvilles',
		where: ['14327', '76351', '76540', '76575'],
	},
	{
		key: 'facilitator-villes-au-carre',
		name: 'Mathilde Villandry',
		function: 'Directrice adjointe',
		at: 'villes-au-carre',
		where: ['41018', '28134', '28404', '45234'],
	},
];

/** Those who act in the quarters. */
export const fieldActors: PersonSeed[] = [
	{
		key: 'pre',
		name: 'Nathalie Gaudin-Pham',
		function: 'Coordonnatrice du programme de réussite éducative (PRE)',
		at: 'pre-angers',
		where: ['49007'],
		presentation:
			'Coordonnatrice PRE à Angers depuis six ans. Je fais le lien entre les parcours individuels et les actions collectives de la cité éducative.',
		offers: 'Équipes pluridisciplinaires de soutien, lien avec les familles.',
		themes: 'Réussite éducative, parentalité',
	},
	{
		key: 'mediator',
		name: 'Denis Kerbrat',
		function: 'Médiateur santé',
		at: 'escale',
		where: ['56121', 'QN05604M', 'QN05606M'],
		presentation:
			'Médiateur santé à Lorient, à Kervénanec et au Bois du Château. J’accompagne vers le soin et j’interviens dans les écoles.',
		offers: 'Accès aux droits, premiers rendez-vous, ateliers sommeil et écrans.',
		languages: 'Français, portugais',
	},
	{
		key: 'health-angers',
		name: 'Awa Coulibaly',
		function: 'Médiatrice santé, adulte-relais',
		at: 'tilleuls',
		where: ['49007', 'QN04905M'],
		languages: 'Français, bambara, soninké',
	},
	{
		key: 'association',
		name: 'Hélène Jaouen-Marchand',
		function: 'Directrice',
		at: 'lire-palier',
		where: ['49007'],
		presentation:
			'Je dirige une petite association de lecture à voix haute : quatre salariées, soixante bénévoles, et beaucoup de dossiers.',
		seeks: 'Un regard extérieur sur notre évaluation.',
	},
	{
		key: 'citizen',
		name: 'Monique Aubry-Keita',
		function: 'Membre du collège habitants',
		at: 'deux-rives',
		where: ['49007', 'QN04906M'],
		presentation:
			'Habitante, retraitée de l’hôpital. Je suis entrée au conseil citoyen pour que les réponses arrivent.',
	},
	{
		key: 'centre-tilleuls',
		name: 'Karim Bouzid',
		function: 'Directeur de centre social',
		at: 'tilleuls',
		where: ['49007', 'QN04905M'],
	},
	{
		key: 'school-pergaud',
		name: 'Lucie Baranger',
		function: 'Directrice d’école',
		at: 'mail-pergaud',
		where: ['49007', 'QN04901M'],
	},
	{
		key: 'newcomer',
		name: 'Victor Annequin',
		function: 'Animateur jeunesse',
		at: 'ardoises',
		where: ['49353'],
	},
	{
		key: 'asv',
		name: 'Rose-May Hoarau',
		function: 'Coordonnatrice de l’atelier santé ville (ASV)',
		at: 'asv-havre',
		where: ['76351'],
		themes: 'Santé, compétences psychosociales',
	},
	{
		key: 'mediator-rouen',
		name: 'Ludovic Painchaud',
		function: 'Médiateur social en milieu scolaire',
		at: 'mediation-seine',
		where: ['76540'],
	},
	{
		key: 'lunch-brest',
		name: 'Estelle Quéméner',
		function: 'Éducatrice de jeunes enfants',
		at: 'brest-partage',
		where: ['29019', 'QN02907M'],
		offers: 'Petits-déjeuners pédagogiques.',
	},
	{
		key: 'digital-blois',
		name: 'Théo Massicot',
		function: 'Conseiller numérique',
		at: 'etal',
		where: ['41018', 'QN04101M'],
	},
	{
		key: 'landlord',
		name: 'Josiane Lebreuil',
		function: 'Responsable du développement social',
		at: 'habitat',
		where: ['45234'],
	},
	{
		key: 'centre-horloge',
		name: 'Souad Mahieddine',
		function: 'Directrice de centre social',
		at: 'horloge',
		where: ['14327'],
	},
	{
		key: 'clas-nantes',
		name: 'Pascal Vernier',
		function: 'Coordonnateur de l’accompagnement à la scolarité (CLAS)',
		at: 'coup-de-main',
		where: ['44109', 'QN04406M'],
	},
	{
		key: 'families-rouvray',
		name: 'Jeannine Obradovic',
		function: 'Responsable de la maison des familles',
		at: 'rouvray',
		where: ['76575'],
	},
	{
		key: 'parents-rennes',
		name: 'Vincent Lemarchal',
		function: 'Accueillant enfants-parents',
		at: 'blosne',
		where: ['35238', 'QN03505M'],
	},
	{
		key: 'mothers-dreux',
		name: 'Zohra Amrani',
		function: 'Porte-parole du collectif',
		at: 'parents-dreux',
		where: ['28134', 'QN02808M'],
		languages: 'Français, arabe, berbère',
	},
	{
		key: 'administrator',
		name: 'Camille Orsini',
		function: 'Administratrice de la plateforme',
		at: 'maillage',
		where: ['49007'],
	},
];
