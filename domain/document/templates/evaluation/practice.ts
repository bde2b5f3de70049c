import type { SectionTemplate } from '../../template.ts';
import { expectedOfCites, usage } from '../obligations.ts';
import { guide, list, paragraph, prose, steps } from '../prose.ts';

/** How it is done, by whom, with what care, and what becomes of it. */
export const practice: SectionTemplate[] = [
	{
		id: 'voices',
		title: 'Parole des enfants, des jeunes et des familles',
		party: 'authority',
		content: prose(
			paragraph('Chaque année, la parole des personnes concernées est recueillie :'),
			list(
				'là où elles se trouvent : sortie de l’école, centre social, pied d’immeuble ;',
				'par des personnes qu’elles connaissent, formées à l’écoute ;',
				'avec leur accord, dans leur langue lorsqu’il le faut, et sans retenir leur nom.',
			),
			paragraph('Ce qui a été dit leur est rendu, avec ce qui en a été fait.'),
		),
		guidance: guide(
			'Choisissez deux ou trois moments de l’année plutôt qu’une enquête de plus. Aucun nom d’élève, aucune situation de famille.',
			'Qui n’est jamais entendu ?',
			'Comment les enfants eux-mêmes donneront-ils leur avis ?',
		),
	},
	{
		id: 'method',
		title: 'Méthode et calendrier',
		party: 'state',
		content: prose(
			paragraph('Le suivi commence dès le démarrage du programme. Chaque année :'),
			steps(
				'à l’automne, les porteurs disent ce qu’ils attendent de leur action et comment ils le verront ;',
				'en hiver, entretiens et visites, dans quelques actions choisies ;',
				'au printemps, relevé des indicateurs et recueil de la parole ;',
				'avant l’été, lecture collective, puis décisions de la troïka.',
			),
			paragraph(
				'Un bilan plus complet est fait à mi-parcours et dans les six derniers mois, avant toute reconduction.',
			),
		),
		guidance: guide(
			'Calez le calendrier sur celui de l’école et des financeurs : un résultat qui arrive après les décisions ne sert à personne.',
			'À quelles dates les crédits de l’année suivante se décident-ils ?',
			'Quelles actions regarder de près, et lesquelles pas ?',
		),
		obligation: expectedOfCites,
	},
	{
		id: 'roles',
		title: 'Qui fait quoi, avec quels moyens',
		party: 'state',
		content: prose(
			list(
				'**La troïka** arrête les questions, lit les résultats et décide des suites.',
				'**L’équipe projet** tient le calendrier et réunit les données.',
				'**Les porteurs** racontent et comptent ce qu’ils font, avec un modèle unique de deux pages au plus.',
				'**Les habitants et les parents** prennent part au choix des questions et à la lecture des résultats.',
				'**Un tiers**, centre de ressources, université ou cabinet, aide à la méthode. Il ne décide pas.',
			),
			paragraph('Temps et crédits réservés à l’évaluation : [moyens à compléter].'),
		),
		guidance: guide(
			'Une évaluation sans temps réservé n’a pas lieu. Dites combien de journées chacun y consacre.',
			'Qui remplace les personnes mobilisées ?',
			'Faut-il un appui extérieur, et sur quoi précisément ?',
		),
	},
	{
		id: 'data',
		title: 'Données et confidentialité',
		party: 'academy',
		content: prose(
			paragraph(
				'Seules des données regroupées circulent entre les signataires. Aucune donnée nominative sur un élève, sur sa famille ou sur un ménage n’est recueillie, échangée ou conservée dans le cadre de l’évaluation.',
			),
			list(
				'un effectif trop petit pour rester anonyme n’est pas publié ;',
				'chaque donnée est citée avec sa source et sa date ;',
				'les propos rapportés ne permettent pas de reconnaître qui les a tenus ;',
				'les notes d’entretien sont détruites une fois la synthèse écrite.',
			),
		),
		guidance: guide(
			'Faites relire cet article par les personnes chargées de la protection des données dans chaque institution.',
			'En dessous de quel effectif ne publie-t-on pas ?',
			'Où les documents sont-ils gardés, et jusqu’à quand ?',
		),
		obligation: usage,
	},
	{
		id: 'use',
		title: 'Lecture collective et suites',
		party: 'authority',
		content: prose(
			paragraph(
				'Avant toute synthèse, les résultats sont lus ensemble par les institutions, les équipes, les associations et les habitants. Les désaccords d’interprétation sont écrits.',
			),
			paragraph(
				'La troïka répond à chaque proposition : retenue, reportée ou écartée, et pourquoi. Le bilan de l’année est public ; il dit ce qui a été fait, ce qui ne l’a pas été et ce qui change.',
			),
		),
		guidance: guide(
			'Dites comment un résultat devient une décision, et qui veille à ce que ce soit le cas.',
			'Quand a lieu la première lecture collective, et dans quel lieu du quartier ?',
			'Sous quelle forme le bilan sera-t-il rendu aux familles ?',
		),
		obligation: usage,
	},
];
