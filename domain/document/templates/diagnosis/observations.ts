import type { SectionTemplate } from '../../template.ts';
import { usage } from '../obligations.ts';
import { guide, headings, list, paragraph, prose } from '../prose.ts';

/** How one looked, where, and what one saw and heard. */
export const observations: SectionTemplate[] = [
	{
		id: 'approach',
		title: 'Comment ce diagnostic a été fait',
		party: null,
		content: prose(
			paragraph(
				'Ce diagnostic réunit des données existantes et l’expérience de celles et ceux qui vivent et travaillent dans le quartier. Il a été établi entre [début à compléter] et [fin à compléter] par {groupe}.',
			),
			paragraph(
				'Il prend appui sur : [documents, rencontres, entretiens et visites à compléter]. Il ne nomme personne et ne décrit la situation d’aucune famille.',
			),
		),
		guidance: guide(
			'Le lecteur doit pouvoir juger de la solidité de ce qui suit.',
			'Qui a-t-on écouté, où et à quelles heures ?',
			'Qui manque ?',
			'De quels diagnostics antérieurs repart-on ?',
		),
		obligation: usage,
	},
	{
		id: 'territory',
		title: 'Le quartier et ses limites',
		party: 'authority',
		content: prose(
			paragraph('Quartiers observés, à {communes} :'),
			list('{quartiers}'),
			paragraph('Établissements scolaires fréquentés par leurs enfants : [établissements à compléter].'),
		),
		guidance: guide(
			'Les limites officielles ne sont pas toujours celles que l’on vit. Dites les deux.',
			'Qu’est-ce qui est de l’autre côté de la rue et compte pour les habitants ?',
			'Où le quartier prioritaire et l’éducation prioritaire diffèrent-ils ?',
		),
	},
	{
		id: 'figures',
		title: 'Ce que disent les chiffres',
		party: 'state',
		content: headings(
			'Population et familles',
			'École et petite enfance',
			'Santé',
			'Emploi et ressources',
			'Logement et cadre de vie',
		),
		guidance: guide(
			'Trois chiffres qui font réfléchir valent mieux que trente. Chacun avec sa source, sa date et un point de comparaison.',
			'Comparé à la commune ? Au département ? À il y a cinq ans ?',
			'Quel chiffre contredit ce que tout le monde croit ?',
		),
	},
	{
		id: 'voices',
		title: 'Ce que vivent les habitants',
		party: 'inhabitants',
		content: headings('Ce à quoi l’on tient', 'Ce qui pèse', 'Ce que l’on voudrait changer'),
		guidance: guide(
			'Des propos résumés ou cités avec accord, jamais attribués à une personne reconnaissable. Aucun nom d’élève, aucune situation de famille.',
			'Que disent les enfants et les jeunes ?',
			'Que dit-on depuis longtemps sans avoir été entendu ?',
		),
		obligation: usage,
	},
	{
		id: 'professionals',
		title: 'Ce qu’observent celles et ceux qui y travaillent',
		party: 'association',
		content: headings(
			'À l’école',
			'Dans les associations et les centres sociaux',
			'Dans les services publics',
		),
		guidance: guide(
			'Enseignants, médiateurs, éducateurs, soignants, gardiens d’immeuble, commerçants : chacun voit une part.',
			'Qu’est-ce qui a changé depuis un an ?',
			'Qu’est-ce qui empêche de bien faire son travail ?',
		),
	},
];
