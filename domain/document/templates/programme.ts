import { typeset } from '../../french/typography.ts';
import type { DocumentTemplate } from '../template.ts';
import { expectedOfCites, usage } from './obligations.ts';
import { guide, list, paragraph, prose } from './prose.ts';

/** Three years of actions with their funding, and the pages of text that present them. */
export const programme: DocumentTemplate = {
	id: 'programme',
	version: 1,
	kind: 'programme',
	scope: 'cite',
	name: 'Programme d’actions',
	purpose: typeset(
		'Les actions de trois ans, par axe et objectif : qui les porte, pour qui, quand, et qui paie quoi.',
	),
	title: 'Programme d’actions {années}',
	/** The three great axes that cités éducatives share since they began. */
	axes: [
		'Conforter le rôle de l’école',
		'Promouvoir la continuité éducative',
		'Ouvrir le champ des possibles',
	],
	sections: [
		{
			id: 'purpose',
			title: 'Ce que nous visons',
			party: null,
			content: prose(
				paragraph(
					'Ce programme met en œuvre le protocole de la {cité} pour {années}. Il a été écrit par {préfecture}, {académie} et {collectivité}, avec les porteurs des actions.',
				),
				paragraph('À la fin de ces trois années, nous voulons pouvoir dire :'),
				list('[premier changement attendu à compléter]', '[deuxième changement attendu à compléter]'),
			),
			guidance: guide(
				'Une page au plus : le reste se lit dans les actions.',
				'Que verra-t-on changer pour un enfant, une famille, un professionnel ?',
				'À quoi ce programme renonce-t-il ?',
			),
			obligation: expectedOfCites,
		},
		{
			id: 'territory',
			title: 'Le territoire et les établissements',
			party: 'authority',
			content: prose(
				paragraph('Le programme concerne, à {communes} :'),
				list('{quartiers}'),
				paragraph('Les établissements scolaires associés sont : [établissements à compléter].'),
			),
			guidance: guide(
				'Ce qui sert à situer les actions, et rien de plus : le diagnostic dit le reste.',
				'Quels quartiers, écoles et collèges sont dans toutes les actions ?',
				'Lesquels ont aujourd’hui le moins d’actions ?',
			),
		},
		{
			id: 'follow-up',
			title: 'Suivi du programme',
			party: 'state',
			content: prose(
				paragraph(
					'La troïka tient à jour le tableau des actions et le plan de financement : ce qui est demandé, accordé et dépensé, par financeur et par année.',
				),
				paragraph('Le comité de pilotage examine les écarts [deux fois par an, à compléter].'),
			),
			guidance: guide(
				'Dites qui met à jour quoi, et quand on en parle.',
				'Qui relève les indicateurs, et à quelle date ?',
				'Comment une action est-elle abandonnée ou remplacée ?',
			),
			obligation: usage,
		},
	],
};
