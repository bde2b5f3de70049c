import type { SectionTemplate } from '../../template.ts';
import { expectedOfCites, usage } from '../obligations.ts';
import { guide, heading, list, paragraph, prose, steps } from '../prose.ts';

/** What it fits into, what it costs, how it is judged, how it ends. */
export const followUp: SectionTemplate[] = [
	{
		id: 'city-contract',
		title: 'Articulation avec le contrat de ville',
		party: 'state',
		content: prose(
			paragraph(
				'La cité éducative est le volet éducatif du contrat de ville. Elle en partage le diagnostic, la géographie et les instances citoyennes ; elle ne crée pas de réunion là où une instance existe déjà et peut y consacrer un point.',
			),
			paragraph('Les signataires tiennent ensemble une liste courte de correspondances :'),
			list(
				'le **programme de réussite éducative** pour les parcours individuels, que la cité éducative ne double pas ;',
				'les **contrats locaux d’accompagnement à la scolarité** et les actions de soutien à la parentalité, avec la caisse d’allocations familiales ;',
				'le **contrat local de santé** et l’atelier santé ville, pour la prévention et l’accès aux soins ;',
				'les projets de renouvellement urbain, pour les lieux ;',
				'les feuilles de route de chaque quartier, pour les engagements pris devant les habitants.',
			),
			paragraph(
				'Les appels à projets sont publiés à la même période que celui du contrat de ville, avec un dossier unique. Une action présentée dans les deux cadres est instruite une seule fois.',
			),
		),
		guidance: guide(
			'Précisez le calendrier commun de l’année et l’instance qui arbitre.',
			'Quelles réunions supprimer ?',
			'Quels dossiers peuvent n’être déposés qu’une fois ?',
		),
	},
	{
		id: 'means',
		title: 'Moyens et financement',
		party: 'state',
		content: prose(
			paragraph(
				'Le financement réunit les crédits de la cité éducative, ceux de chaque signataire et ceux des partenaires. Les crédits spécifiques s’ajoutent au droit commun ; ils ne le remplacent pas.',
			),
			heading('Plan de financement'),
			paragraph(
				'Le plan de financement est tenu par financeur et par année, pour trois ans. Il distingue ce qui est demandé, accordé et dépensé. Il est joint au programme d’actions et consultable par tous les porteurs.',
			),
			heading('Fonds de la cité éducative'),
			paragraph(
				'Une part des crédits est confiée au collège chef de file pour soutenir rapidement de petites actions. La troïka en fixe le montant annuel, le plafond par action et les modalités ; l’équipe projet en rend compte deux fois par an.',
			),
			heading('Porteurs associatifs'),
			list(
				'un acompte est versé dès la signature de la convention ;',
				'les bilans suivent un modèle unique, de deux pages au plus ;',
				'les petites associations peuvent demander un appui pour monter leur dossier.',
			),
		),
		guidance: guide(
			'Complétez par les montants par financeur et par année, ou renvoyez au plan de financement annexé.',
			'Quels crédits ordinaires chaque signataire apporte-t-il ?',
			'Quand une association sait-elle ce qu’elle recevra ?',
		),
		obligation: usage,
	},
	{
		id: 'evaluation',
		title: 'Évaluation et suivi',
		party: 'academy',
		content: prose(
			paragraph(
				'L’évaluation commence le premier jour. Elle sert d’abord à celles et ceux qui agissent : comprendre ce qui change, corriger, transmettre. Un **protocole d’évaluation** distinct en arrête les questions et la méthode dans les six mois qui suivent la signature.',
			),
			paragraph('Les signataires conviennent des principes suivants :'),
			steps(
				'peu de questions, choisies avec les équipes et les habitants, auxquelles on puisse répondre ;',
				'peu d’indicateurs, déjà disponibles autant que possible, avec une valeur de départ et une source ;',
				'la parole des enfants, des jeunes et des familles, recueillie chaque année ;',
				'des entretiens et des visites, parce que les effets de la coopération ne se comptent pas tous ;',
				'un temps de lecture collective des résultats, avant toute synthèse.',
			),
			paragraph(
				'Chaque décision de la troïka a un responsable et une échéance. Leur suivi ouvre la réunion suivante. Un bilan annuel, public, dit ce qui a été fait, ce qui ne l’a pas été, et ce que l’on change.',
			),
		),
		guidance: guide(
			'Précisez qui tient le suivi, et la date de la première lecture collective.',
			'À quelle décision l’évaluation servira-t-elle d’abord ?',
			'Qui d’autre que la troïka choisira les questions ?',
		),
		obligation: expectedOfCites,
	},
	{
		id: 'duration',
		title: 'Durée et avenants',
		party: 'state',
		content: prose(
			paragraph(
				'Le protocole prend effet à la date de la dernière signature et s’applique pendant trois ans. Il peut être reconduit une fois, après un bilan partagé présenté au comité de pilotage.',
			),
			paragraph(
				'Toute modification des engagements, du périmètre ou de la gouvernance fait l’objet d’un **avenant**, proposé par l’un des signataires, débattu par la troïka et signé dans les mêmes formes. L’avenant cite les articles qu’il change et donne leur nouvelle rédaction.',
			),
			paragraph(
				'Le changement d’un titulaire ou d’un suppléant ne demande pas d’avenant : une désignation écrite suffit. La personne qui part transmet à celle qui arrive les décisions en cours et les engagements à tenir.',
			),
			paragraph(
				'Un signataire peut se retirer après un préavis de trois mois. Les engagements financiers déjà notifiés sont tenus, et les porteurs en sont informés aussitôt.',
			),
		),
		guidance: guide(
			'Complétez au moment de signer : la date, le lieu et la fonction de chaque signataire.',
			'À quelle date commence la préparation de la suite ?',
			'Que reste-t-il dû à un porteur si un signataire se retire ?',
		),
		obligation: usage,
	},
];
