import { typeset } from '../../french/typography.ts';
import type { DocumentTemplate } from '../template.ts';
import { frame } from './evaluation/frame.ts';
import { practice } from './evaluation/practice.ts';

/**
 * How a cité éducative will know what it changes. Few questions, the word of those concerned, a reading together: from what
 * the resource centres told of their support (March 2023) and of participative evaluation (Occitanie, November 2020).
 */
export const evaluation: DocumentTemplate = {
	id: 'evaluation',
	version: 1,
	kind: 'evaluation',
	scope: 'cite',
	name: 'Protocole d’évaluation',
	purpose: typeset(
		'Ce que l’on veut savoir, comment on l’apprendra, qui s’en charge et ce que l’on en fera : dix articles.',
	),
	title: 'Protocole d’évaluation de la {cité}',
	sections: [...frame, ...practice],
};
