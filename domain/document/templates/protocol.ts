import type { DocumentTemplate } from '../template.ts';
import { commitments } from './protocol/commitments.ts';
import { followUp } from './protocol/follow-up.ts';
import { foundations } from './protocol/foundations.ts';
import { governance } from './protocol/governance.ts';

const [governanceArticle, team, families] = governance;

/**
 * The protocol of a cité éducative: a preamble and twelve articles that read as they stand. Written for Maillage from
 * the practices told in the resource centres' review of three years of support (ANCT, March 2023).
 */
export const protocol: DocumentTemplate = {
	id: 'protocol',
	version: 1,
	kind: 'protocol',
	scope: 'cite',
	name: 'Protocole de cité éducative',
	purpose: 'Un préambule et douze articles à adapter, chacun avec l’institution qui en répond.',
	title: 'Protocole de la {cité}',
	sections: [...foundations, governanceArticle!, team!, ...commitments, families!, ...followUp],
};
