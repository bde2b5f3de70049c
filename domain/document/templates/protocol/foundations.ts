import type { SectionTemplate } from '../../template.ts';
import { expectedOfCites, usage } from '../obligations.ts';
import { guide, heading, list, paragraph, prose } from '../prose.ts';

/** Why, where and for whom, to what end. */
export const foundations: SectionTemplate[] = [
	{
		id: 'preamble',
		title: 'Préambule',
		party: 'state',
		content: prose(
			paragraph(
				"Un enfant apprend en classe, mais aussi chez lui, au centre social, au stade, à la bibliothèque et en bas de l'immeuble. Les adultes qui l'accompagnent dans ces moments se connaissent parfois peu, suivent des calendriers différents et rendent compte à des institutions distinctes. La cité éducative part de là : la réussite se joue dans la continuité entre ces temps, et cette continuité doit être organisée.",
			),
			paragraph('Trois signataires en répondent à égalité :'),
			list(
				"l'État : {préfecture} ;",
				'les services académiques : {académie} ;',
				'la collectivité : {collectivité}.',
			),
			paragraph(
				"Aucun ne s'en remet aux deux autres, aucun ne décide sans eux. D'autres institutions peuvent les rejoindre ; elles prennent alors leur part des engagements comme des décisions.",
			),
			paragraph(
				'Ce protocole dit ce que les signataires font ensemble, comment ils décident, ce que chacun promet et comment ils sauront si la vie des enfants et des familles en est changée. Il est écrit pour être lu par toutes les personnes concernées, habitants compris.',
			),
			paragraph('Il prend appui sur :'),
			list(
				"le **diagnostic partagé**, qui réunit les données disponibles et l'expérience des habitants et des professionnels ;",
				"les projets déjà à l'œuvre : réseau d'éducation prioritaire, projet éducatif de territoire, programme de réussite éducative ;",
				'le contrat de ville et les engagements pris dans les quartiers concernés.',
			),
		),
		guidance: guide(
			'En quelques lignes, ce qui, dans l’histoire des quartiers et de leurs écoles, a conduit à demander le label. Le texte proposé se garde, se coupe ou se récrit.',
			'Qu’est-ce qui marchait déjà avant le label ?',
			'Qu’est-ce qui manquait pour choisir ensemble ?',
		),
	},
	{
		id: 'territory',
		title: 'Territoire et publics',
		party: 'authority',
		content: prose(
			heading('Périmètre'),
			paragraph('La {cité} couvre les quartiers prioritaires suivants :'),
			list('{quartiers}'),
			paragraph(
				"Elle comprend les écoles, collèges et lycées où leurs enfants sont scolarisés, même lorsque ces établissements se trouvent de l'autre côté de la rue. Les limites administratives ne justifient pas d'écarter un enfant d'une action.",
			),
			paragraph(
				"Le réseau d'éducation prioritaire et la géographie prioritaire ne se recouvrent pas toujours. Là où ils diffèrent, les signataires disent lequel des deux commande et pourquoi.",
			),
			heading('Enfants, jeunes et familles'),
			paragraph(
				"L'action s'adresse aux personnes de la naissance à 25 ans et à leurs familles, avec une attention constante aux passages où l'on perd le fil : l'entrée à l'école maternelle, l'arrivée au collège, la sortie du système scolaire, le premier emploi.",
			),
			list(
				'de la naissance à 3 ans : modes de garde, lieux de parole et de jeu pour les parents ;',
				'de 3 à 16 ans : apprentissages, temps libres, santé, ouverture culturelle et sportive ;',
				'de 16 à 25 ans : orientation, formation, insertion, engagement.',
			),
		),
		guidance: guide(
			'Vérifiez la liste des quartiers, puis joignez en annexe celle des établissements et les trois chiffres que le diagnostic a fait ressortir.',
			'Quels établissements, hors du quartier, accueillent ses enfants ?',
			'Quel passage d’un âge à l’autre demande le plus d’attention ici ?',
		),
		obligation: usage,
	},
	{
		id: 'purpose',
		title: 'Objet du protocole',
		party: 'state',
		content: prose(
			paragraph(
				"Le protocole fixe les règles de l'action commune. Il ne remplace ni les compétences de chacun, ni les dispositifs existants : il les fait travailler dans le même sens.",
			),
			paragraph('Les signataires poursuivent trois buts :'),
			list(
				"**conforter le rôle de l'école**, en donnant aux équipes du temps, des appuis et de la stabilité ;",
				"**assurer la continuité éducative**, avant, pendant, autour et après l'école ;",
				'**ouvrir le champ des possibles**, par la mobilité, la culture, la langue, le monde professionnel et la citoyenneté.',
			),
			paragraph(
				"Ces buts se traduisent dans un **programme d'actions de trois ans**, document distinct, où chaque action a un porteur, un public, un calendrier, un budget par financeur et au moins un indicateur. Le protocole en arrête la méthode ; le programme en détaille le contenu et peut évoluer sans que le protocole soit signé de nouveau.",
			),
		),
		guidance: guide(
			'Ajoutez deux ou trois priorités propres au territoire, formulées en une phrase chacune.',
			'Que pourra-t-on dire dans trois ans qu’on ne peut pas dire aujourd’hui ?',
			'Qu’est-ce qui relève du programme d’actions et n’a pas sa place ici ?',
		),
		obligation: expectedOfCites,
	},
];
