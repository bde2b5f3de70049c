import type { SectionTemplate } from '../../template.ts';
import { expectedOfCites, usage } from '../obligations.ts';
import { guide, heading, headings, list, paragraph, prose, steps } from '../prose.ts';

/** Why, what is asked, where one starts from. */
export const frame: SectionTemplate[] = [
	{
		id: 'purpose',
		title: 'À quoi servira l’évaluation',
		party: 'academy',
		content: prose(
			paragraph(
				'L’évaluation de la {cité} sert d’abord à celles et ceux qui agissent. Elle aide à comprendre ce qui change pour les enfants, les jeunes et les familles, à corriger en cours de route et à transmettre. Elle rend aussi compte de l’usage des crédits publics.',
			),
			paragraph('Elle n’est ni un contrôle des personnes, ni un classement des structures.'),
			paragraph(
				'Elle est conduite du premier au dernier jour du programme par trois institutions : {préfecture}, {académie}, {collectivité}.',
			),
		),
		guidance: guide(
			'Dites à quelles décisions l’évaluation devra servir : c’est ce qui permettra de renoncer aux questions inutiles.',
			'Qui attend les résultats, et pour décider de quoi ?',
			'Que s’interdit-on d’en faire ?',
		),
		obligation: expectedOfCites,
	},
	{
		id: 'questions',
		title: 'Questions d’évaluation',
		party: 'authority',
		content: prose(
			paragraph(
				'Les signataires retiennent trois à cinq questions, choisies avec les équipes et les habitants :',
			),
			steps(
				'Qu’est-ce que les enfants et les jeunes peuvent faire aujourd’hui, qu’ils ne pouvaient pas faire avant ?',
				'[deuxième question à compléter]',
				'[troisième question à compléter]',
			),
		),
		guidance: guide(
			'Une bonne question tient en une ligne, intéresse quelqu’un hors de la troïka, et l’on peut y répondre avec le temps dont on dispose.',
			'Qu’est-ce qui nous ferait changer d’avis ?',
			'Quelle question poseraient les parents ? Les enseignants ? Les associations ?',
			'Qu’avons-nous promis dans le protocole, et à qui ?',
		),
		obligation: usage,
	},
	{
		id: 'baseline',
		title: 'Situation de départ',
		party: 'authority',
		content: prose(
			paragraph(
				'Situation constatée au [date à compléter], à partir du diagnostic partagé, dans les quartiers suivants :',
			),
			list('{quartiers}'),
			heading('Ce que l’on sait'),
			paragraph(''),
			heading('Ce que l’on ignore encore'),
			paragraph(''),
		),
		guidance: guide(
			'Sans point de départ, aucun changement ne se mesure. Quelques faits datés et sourcés suffisent ; ce que l’on ignore compte autant.',
			'Quelles données existent déjà, dans quel service ?',
			'Qu’est-ce qui est ressenti et que les chiffres ne disent pas ?',
		),
	},
	{
		id: 'indicators',
		title: 'Indicateurs et sources',
		party: 'academy',
		content: prose(
			paragraph(
				'Chaque indicateur répond à l’une des questions. Il a une unité, une valeur de départ, une valeur visée, une source et une personne qui le tient à jour par sa fonction.',
			),
			list(
				'[indicateur à compléter] : unité, valeur de départ et date, valeur visée, source, fonction de qui le tient.',
			),
		),
		guidance: guide(
			'Peu d’indicateurs, déjà produits par quelqu’un : un par action au moins dans le programme, une dizaine en tout ici.',
			'Cette donnée existera-t-elle encore dans trois ans ?',
			'Que compterait-on à tort si l’on ne regardait qu’elle ?',
		),
		obligation: usage,
	},
	{
		id: 'cooperation',
		title: 'Ce que la coopération change',
		party: 'academy',
		content: headings('Entre les institutions', 'Entre l’école et les associations', 'Avec les familles'),
		guidance: guide(
			'Travailler à trois institutions est une part du projet : cela s’évalue par des faits et des récits, plus que par des nombres.',
			'Qui travaille ensemble, qui ne se parlait pas ?',
			'Qu’est-ce qui se décide plus vite, ou mieux ?',
			'Que coûte cette coopération, en temps et en réunions ?',
		),
	},
];
