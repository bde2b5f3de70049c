import type { OrganisationSeed } from './organisation.ts';

/** Fictitious organisations: the kinds of work one meets in a cité éducative, under names nobody bears. */
export const organisations: readonly OrganisationSeed[] = [
	{
		key: 'pre-angers',
		name: 'Programme de réussite éducative des Deux Rives',
		kind: 'other',
		acronym: 'PRE',
		territory: 'commune-49007',
		presentation:
			'Équipe du programme de réussite éducative (PRE) à Angers. Des parcours construits avec chaque famille, de 2 à 16 ans : santé, langage, scolarité, temps libre.',
	},
	{
		key: 'lire-palier',
		name: 'Lire sur le palier',
		kind: 'association',
		territory: 'commune-49007',
		presentation:
			'Des bénévoles lisent à voix haute dans les halls, les salles d’attente et les cours d’école. L’association forme aussi des parents lecteurs, en plusieurs langues.',
	},
	{
		key: 'tilleuls',
		name: 'Centre social Les Tilleuls',
		kind: 'social-centre',
		territory: 'qpv-QN04905M',
		presentation:
			'Accueil de proximité, accompagnement à la scolarité (CLAS), café des parents le mardi et le vendredi. Un lieu où l’on entre sans rendez-vous.',
	},
	{
		key: 'deux-rives',
		name: 'Conseil citoyen des Deux Rives',
		kind: 'citizens',
		territory: 'commune-49007',
		presentation:
			'Deux collèges, habitants et acteurs locaux. Le conseil donne son avis sur les actions du contrat de ville et de la cité éducative, et suit les réponses qu’il reçoit.',
	},
	{
		key: 'villepreux',
		name: 'Collège Jeanne-Villepreux',
		kind: 'school',
		territory: 'qpv-QN04905M',
		presentation:
			'Collège chef de file de la cité éducative. Il tient le fonds des petites actions et ouvre ses salles aux associations le mercredi.',
	},
	{
		key: 'ardoises',
		name: 'Maison de quartier des Ardoises',
		kind: 'social-centre',
		territory: 'commune-49353',
		presentation:
			'Maison de quartier ouverte en soirée aux 11-17 ans : aide aux devoirs, studio de son, sorties en vélo le long de la Loire.',
	},
	{
		key: 'escale',
		name: 'Escale santé',
		kind: 'health',
		territory: 'commune-56121',
		presentation:
			'Médiation en santé dans les quartiers de Lorient : accès aux droits et aux soins, accompagnement aux premiers rendez-vous, ateliers avec les écoles sur le sommeil et les écrans.',
	},
	{
		key: 'passerelle-emploi',
		name: 'Le Sas, premiers emplois',
		kind: 'firm',
		territory: 'commune-56121',
		presentation:
			'Entreprise d’insertion : nettoyage, petite logistique, vélos-cargos. Elle accueille en stage les élèves de troisième qui n’ont pas de réseau.',
	},
	{
		key: 'blosne',
		name: 'La Maison ronde',
		kind: 'association',
		territory: 'qpv-QN03505M',
		presentation:
			'Lieu d’accueil enfants-parents au Blosne. On y vient jouer, parler, souffler ; une médiatrice fait le lien avec la crèche et l’école maternelle.',
	},
	{
		key: 'brest-partage',
		name: 'Rade et Relais',
		kind: 'association',
		territory: 'qpv-QN02907M',
		presentation:
			'Cuisine partagée et petits-déjeuners pédagogiques à Pontanézen. Les recettes des familles servent de support au langage et aux mathématiques.',
	},
	{
		key: 'etal',
		name: 'L’Étal des savoirs',
		kind: 'association',
		territory: 'qpv-QN04101M',
		presentation:
			'Médiation numérique à Blois Nord : réparation d’ordinateurs, ateliers avec les parents sur les espaces numériques de travail, prêt de matériel.',
	},
	{
		key: 'parents-dreux',
		name: 'Collectif des mamans du mardi',
		kind: 'collective',
		territory: 'qpv-QN02808M',
		presentation:
			'Une douzaine de mères d’élèves, sans statut et sans compte en banque. Elles traduisent les réunions d’école et accueillent les nouvelles arrivées.',
	},
	{
		key: 'petits-ponts',
		name: 'Les Petits Ponts',
		kind: 'association',
		territory: 'commune-28404',
		presentation:
			'Passerelle entre la crèche et l’école maternelle à Vernouillet. Visites communes, cahier de vie, semaine d’essai avec les parents.',
	},
	{
		key: 'habitat',
		name: 'Habitat des Deux Ponts',
		kind: 'landlord',
		territory: 'commune-45234',
		presentation:
			'Bailleur social à Orléans. Prête des rez-de-chaussée à des associations éducatives et finance des chantiers pour les jeunes de l’Argonne et de La Source.',
	},
	{
		key: 'asv-havre',
		name: 'Atelier santé des plateaux',
		kind: 'health',
		acronym: 'ASV',
		territory: 'commune-76351',
		presentation:
			'Atelier santé ville (ASV) du Havre : dépistages à l’école, sommeil, alimentation, santé mentale des adolescents. Travaille avec la cité éducative et le contrat local de santé.',
	},
	{
		key: 'grand-mail',
		name: 'Compagnie du Grand Mail',
		kind: 'association',
		territory: 'commune-14327',
		presentation:
			'Théâtre avec les collégiens et leurs familles. Un spectacle par an, écrit à partir de récits recueillis dans le quartier.',
	},
	{
		key: 'horloge',
		name: 'Centre socioculturel L’Horloge',
		kind: 'social-centre',
		territory: 'qpv-QN01406M',
		presentation:
			'Ludothèque, ateliers de français pour adultes, accompagnement à la scolarité. Le centre accueille le groupe des parents référents de la cité éducative.',
	},
	{
		key: 'mediation-seine',
		name: 'Médiation Bords de Seine',
		kind: 'association',
		territory: 'commune-76540',
		presentation:
			'Médiateurs sociaux en milieu scolaire, adultes-relais. Présents aux abords des écoles et des collèges de Rouen, du matin jusqu’au soir.',
	},
	{
		key: 'ecole-ouverte',
		name: 'Les Vacances buissonnières',
		kind: 'association',
		territory: 'qpv-QN07622M',
		presentation:
			'École ouverte et séjours courts pendant les vacances, rive gauche de Rouen. Enseignants volontaires et animateurs préparent ensemble.',
	},
	{
		key: 'rouvray',
		name: 'Maison des familles du Rouvray',
		kind: 'other',
		territory: 'commune-76575',
		presentation:
			'Un guichet commun pour l’école, la santé et les droits. Traduction sur place deux jours par semaine, salle de jeu pour les plus petits.',
	},
	{
		key: 'allonnes-jeu',
		name: 'Allonnes en jeu',
		kind: 'association',
		territory: 'qpv-QN07202I',
		presentation:
			'Sport, jeu et savoir-nager pour les 6-12 ans de Chaoué et de Perrières. Les parents encadrent avec les éducateurs.',
	},
	{
		key: 'roue-libre',
		name: 'Atelier Roue libre',
		kind: 'association',
		territory: 'qpv-QN04405M',
		presentation:
			'Apprendre à rouler, à réparer, à aller au collège à vélo. À Bellevue, des deux côtés de la limite entre Nantes et Saint-Herblain.',
	},
	{
		key: 'coup-de-main',
		name: 'Coup de main Dervallières',
		kind: 'association',
		territory: 'qpv-QN04406M',
		presentation:
			'Accompagnement à la scolarité par des étudiants, du CP à la troisième. Chaque enfant est suivi par la même personne toute l’année.',
	},
	{
		key: 'estuaire',
		name: 'Les Chantiers de l’estuaire',
		kind: 'firm',
		territory: 'commune-44184',
		presentation:
			'Groupement d’entreprises qui ouvre ses ateliers aux collégiens de Saint-Nazaire : soudure, menuiserie, métiers de la mer, sans sélection sur les notes.',
	},
	{
		key: 'mail-pergaud',
		name: 'École Louis-Pergaud',
		kind: 'school',
		territory: 'qpv-QN04901M',
		presentation:
			'École élémentaire à Belle-Beille. Une classe dehors par semaine et un accueil des parents chaque vendredi matin.',
	},
	{
		key: 'maillage',
		name: 'Équipe de la plateforme',
		kind: 'other',
		territory: 'commune-49007',
		presentation: 'Administre ce réseau de démonstration et répond aux questions sur son usage.',
	},
];
