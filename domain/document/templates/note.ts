import { typeset } from '../../french/typography.ts';
import { doc } from '../content.ts';
import type { DocumentTemplate } from '../template.ts';
import { guide } from './prose.ts';

/** A blank page: one section, nothing imposed. */
export const note: DocumentTemplate = {
	id: 'note',
	version: 1,
	kind: 'note',
	scope: 'group',
	name: 'Note',
	purpose: typeset(
		'Une page blanche pour écrire à plusieurs : une idée, un argumentaire, un courrier à préparer.',
	),
	title: '',
	sections: [
		{
			id: 'text',
			title: 'Texte',
			party: null,
			status: 'doing',
			content: doc(),
			guidance: guide(
				'Commencez par ce que vous voulez obtenir : le reste s’y accrochera.',
				'À qui cette note s’adresse-t-elle ?',
				'Que devra décider ou faire la personne qui l’aura lue ?',
			),
		},
	],
};
