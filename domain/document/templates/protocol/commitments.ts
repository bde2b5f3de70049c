import type { SectionTemplate } from '../../template.ts';
import { usage } from '../obligations.ts';
import { guide, list, paragraph, prose } from '../prose.ts';

/** What each of the three signatories promises. */
export const commitments: SectionTemplate[] = [
	{
		id: 'state',
		title: 'Engagements de l’État',
		party: 'state',
		content: prose(
			paragraph('Le préfet de département, avec les services placés sous son autorité, s’engage à :'),
			list(
				'désigner un titulaire du siège et une personne déléguée du préfet disponible pour l’équipe projet ;',
				'notifier les crédits de la cité éducative avant la fin du premier trimestre et en garantir la lisibilité sur la durée du label ;',
				'privilégier les **conventions pluriannuelles d’objectifs** avec les associations qui agissent chaque année, pour leur épargner des dossiers répétés ;',
				'mobiliser d’abord les crédits de droit commun des ministères de la santé, de la culture, des sports, du travail et de la justice ;',
				'mettre autour de la table l’agence régionale de santé, la caisse d’allocations familiales et les autres organismes qui agissent dans le quartier.',
			),
			paragraph(
				'Les dossiers de subvention portés par plusieurs associations font l’objet d’une instruction commune et d’une seule réponse.',
			),
		),
		guidance: guide(
			'Complétez par les engagements propres au département, chacun avec une date.',
			'Quels services de l’État ne sont pas encore autour de la table ?',
			'Qu’est-ce qui sera garanti pendant trois ans ?',
		),
		obligation: usage,
	},
	{
		id: 'academy',
		title: 'Engagements académiques',
		party: 'academy',
		content: prose(
			paragraph(
				'Le recteur ou la rectrice d’académie, avec la direction des services départementaux de l’éducation nationale, s’engage à :',
			),
			list(
				'désigner le collège chef de file et donner à sa direction le temps et l’appui administratif que la mission demande ;',
				'rechercher la stabilité des équipes et préparer les départs plusieurs mois à l’avance ;',
				'organiser le remplacement des enseignants qui participent aux groupes de travail et aux formations communes ;',
				'ouvrir les formations académiques aux professionnels des collectivités et des associations, et réciproquement ;',
				'faciliter l’usage des locaux scolaires en dehors des heures de classe ;',
				'associer les inspections du premier degré, les personnels sociaux et de santé, l’orientation et la lutte contre le décrochage.',
			),
			paragraph(
				'Les projets des établissements et celui du réseau d’éducation prioritaire font explicitement référence à la cité éducative. Les objectifs communs y figurent dans les mêmes termes.',
			),
			paragraph(
				'Aucune donnée nominative sur un élève ou sur sa famille ne circule dans le cadre de la cité éducative.',
			),
		),
		guidance: guide(
			'Complétez par les engagements propres à l’académie, chacun avec une date.',
			'Comment le remplacement des enseignants sera-t-il assuré ?',
			'Que deviennent ces engagements quand une direction change ?',
		),
		obligation: usage,
	},
	{
		id: 'authority',
		title: 'Engagements de la collectivité',
		party: 'authority',
		content: prose(
			paragraph('La commune, et l’intercommunalité lorsque ses compétences sont en jeu, s’engagent à :'),
			list(
				'désigner un élu ou une élue titulaire du siège et recruter le chef ou la cheffe de projet opérationnel ;',
				'relier entre eux les services de l’éducation, de la petite enfance, de la jeunesse, de la culture, des sports, de la santé et de la politique de la ville ;',
				'inscrire la cité éducative dans le projet éducatif de territoire et dans l’organisation des temps de l’enfant ;',
				'ouvrir les équipements municipaux aux actions communes, y compris le soir et pendant les vacances ;',
				'prévoir les locaux éducatifs dans les opérations de renouvellement urbain, dès la programmation.',
			),
			paragraph(
				'Lorsque plusieurs communes signent ensemble, elles désignent celle qui porte l’équipe et répartissent les charges par une convention annexée au protocole.',
			),
		),
		guidance: guide(
			'Complétez par les engagements propres à la collectivité, chacun avec une date.',
			'Quels services municipaux sont concernés, et qui les réunit ?',
			'Quelles compétences relèvent de l’intercommunalité ?',
		),
		obligation: usage,
	},
];
