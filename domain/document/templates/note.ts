import { doc } from '../content.ts';
import type { DocumentTemplate } from '../template.ts';

/** A blank page: one section, nothing imposed. */
export const note: DocumentTemplate = {
	id: 'note',
	kind: 'note',
	name: 'Note',
	purpose: 'Une page blanche pour écrire à plusieurs : une idée, un argumentaire, un courrier à préparer.',
	title: '',
	sections: [{ id: 'texte', title: 'Texte', party: null, status: 'doing', content: doc() }],
};
