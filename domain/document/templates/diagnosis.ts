import type { DocumentTemplate } from '../template.ts';
import { conclusions } from './diagnosis/conclusions.ts';
import { observations } from './diagnosis/observations.ts';

/**
 * What is known and what is felt, side by side: figures, the word of inhabitants and of those who work there, initiatives
 * that nobody counts. From the diagnosis made with inhabitants told in Occitanie (November 2020).
 */
export const diagnosis: DocumentTemplate = {
	id: 'diagnosis',
	version: 1,
	kind: 'diagnosis',
	scope: 'cite',
	name: 'Diagnostic partagé',
	purpose:
		'Ce que disent les chiffres et ce que vivent les habitants, pour choisir ensemble par où commencer.',
	title: 'Diagnostic partagé de la {cité}',
	sections: [...observations, ...conclusions],
};
