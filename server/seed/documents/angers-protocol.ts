import { callout, footnote, paragraph as block, table } from '#domain/document/content.ts';
import { typeset } from '#domain/french/typography.ts';
import { paragraph } from '#domain/document/templates/prose.ts';
import { protocol } from '#domain/document/templates/protocol.ts';
import type { DocumentSeed } from './document.ts';

/** A protocole half written by three institutions: what is ready, read over, under way and still to be written. */
export const angersProtocol: DocumentSeed = {
	key: 'protocole-angers',
	group: 'espace-Angers',
	template: protocol,
	title: 'Protocole de la cité éducative d’Angers',
	visibility: 'members',
	author: 'angers-authority',
	daysAgo: 34,
	writings: [
		{
			person: 'angers-state',
			daysAgo: 30,
			hour: 9,
			section: 'preamble',
			status: 'ready',
			added: [
				paragraph(
					"À Angers, les équipes de l'école, des centres sociaux et de la réussite éducative travaillaient côte à côte bien avant le label. Il leur manquait un lieu pour choisir ensemble, et la certitude que ces choix survivraient aux départs. C'est l'objet de ce texte.",
				),
			],
		},
		{
			person: 'angers-authority',
			daysAgo: 28,
			hour: 14,
			section: 'territory',
			status: 'ready',
			added: [
				paragraph(
					"Dans deux de ces quartiers, les enfants vont au collège ailleurs : les établissements qui les accueillent prennent part au programme d'actions.",
				),
			],
		},
		{ person: 'angers-state', daysAgo: 27, hour: 10, section: 'purpose', status: 'ready' },
		{
			person: 'angers-authority',
			daysAgo: 12,
			hour: 15,
			section: 'governance',
			status: 'review',
			added: [
				paragraph(
					"Les titulaires sont la déléguée du préfet, le principal du collège chef de file et la cheffe de projet opérationnelle, chacun assisté d'un suppléant. Les trois reçoivent mandat écrit de leur institution pour décider en séance.",
				),
				block(
					typeset(
						"Le comité de pilotage se réunit trois fois par an, dont une en soirée dans un centre social. La caisse d'allocations familiales et le conseil citoyen en sont membres de droit",
					),
					footnote('Le règlement du conseil citoyen prévoit deux représentants, un par collège'),
					'.',
				),
				table(
					'Qui se réunit, et quand',
					['Instance', 'Rythme', 'Préparée par'],
					['Troïka', 'Chaque mois la première année', 'L’équipe projet'],
					['Comité de pilotage', 'Trois fois par an', 'La troïka'],
					['Groupes de travail', 'Le temps de leur question', 'Deux animateurs de structures différentes'],
				),
			],
		},
		{
			person: 'angers-academy',
			daysAgo: 8,
			hour: 11,
			section: 'team',
			status: 'doing',
			added: [
				paragraph(
					'La coordination est assurée par le principal du collège chef de file et la cheffe de projet opérationnelle.',
				),
				callout(
					'warning',
					paragraph(
						'Le temps de chacun reste à fixer : une demi-décharge est demandée pour le collège, et un remplacement pour les deux enseignants qui animent les groupes de travail.',
					),
				),
			],
		},
		{ person: 'angers-state', daysAgo: 6, hour: 8, section: 'state', status: 'review' },
		{
			person: 'angers-academy-deputy',
			daysAgo: 5,
			hour: 16,
			section: 'academy',
			status: 'doing',
			added: [
				paragraph(
					'Deux journées de formation communes aux enseignants, aux animateurs et aux équipes de la réussite éducative sont inscrites chaque année au plan académique.',
				),
			],
		},
		{
			person: 'angers-authority',
			daysAgo: 2,
			hour: 13,
			section: 'families',
			status: 'doing',
			added: [
				paragraph(
					"Le café des parents du centre social et l'accueil du vendredi matin à l'école sont les deux premiers lieux où le protocole sera présenté, avant sa signature.",
				),
			],
		},
		{
			person: 'pre',
			daysAgo: 1,
			hour: 10,
			section: 'city-contract',
			status: 'doing',
			added: [
				paragraph(
					'Le programme de réussite éducative garde la main sur les parcours individuels. Il alimente la cité éducative par des constats sans nom : ce qui manque, ce qui bloque, ce qui marche.',
				),
			],
		},
	],
};
