import { minutes } from '#domain/document/templates/minutes.ts';
import { note } from '#domain/document/templates/note.ts';
import { heading, list, paragraph, prose, steps } from '#domain/document/templates/prose.ts';
import { commitment } from '#domain/document/content.ts';
import { seedId } from '../identity.ts';
import type { DocumentSeed } from './document.ts';

const noteSection = note.sections[0]?.id ?? '';

const plenary: DocumentSeed = {
	key: 'compte-rendu-pleniere',
	group: 'club-ouest',
	template: minutes,
	title: 'Compte rendu de la plénière d’automne',
	visibility: 'network',
	author: 'facilitator-resovilles',
	daysAgo: 11,
	writings: [
		{
			person: 'facilitator-resovilles',
			daysAgo: 11,
			hour: 14,
			section: 'attendance',
			status: 'ready',
			content: prose(
				paragraph(
					'Visioconférence, de 10 h à 12 h. Onze cités sur treize étaient représentées. Excusées : Allonnes et Saint-Nazaire.',
				),
			),
		},
		{
			person: 'facilitator-villes-au-carre',
			daysAgo: 10,
			hour: 9,
			section: 'discussion',
			status: 'ready',
			content: prose(
				heading('Payer le remplacement des enseignants'),
				paragraph(
					'Deux cités y parviennent en fixant les dates un an à l’avance. Ailleurs, les enseignants viennent sur leur temps libre, ou ne viennent plus.',
				),
				heading('Le droit commun'),
				paragraph(
					'Les crédits de la cité éducative remplacent parfois des financements qui existaient. Plusieurs troïkas demandent comment le dire sans mettre les associations en difficulté.',
				),
			),
		},
		{
			person: 'angers-authority',
			daysAgo: 9,
			hour: 16,
			section: 'decisions',
			status: 'review',
			content: prose(
				commitment(
					{ kind: 'decision', id: seedId('commitment', 'pleniere-1') },
					'Le groupe Évaluation prépare trois questions communes, pas davantage.',
				),
				commitment(
					{
						kind: 'task',
						id: seedId('commitment', 'pleniere-2'),
						owner: `actor:${seedId('actor', 'facilitator-resovilles')}`,
					},
					'Rassembler les dix lignes de chaque cité sur la manière dont elle organise les remplacements.',
				),
			),
		},
	],
};

const fewQuestions: DocumentSeed = {
	key: 'note-evaluation',
	group: 'evaluation',
	template: note,
	title: 'Trois questions plutôt que trente',
	visibility: 'network',
	author: 'havre-authority',
	daysAgo: 26,
	writings: [
		{
			person: 'havre-authority',
			daysAgo: 25,
			hour: 10,
			section: noteSection,
			status: 'doing',
			content: prose(
				paragraph(
					'Proposition pour la prochaine réunion du groupe. À discuter, à réduire encore si possible.',
				),
				steps(
					'Qu’est-ce que les enfants peuvent faire aujourd’hui, qu’ils ne pouvaient pas faire avant ?',
					'Qui travaille ensemble, qui ne se parlait pas ?',
					'Qu’avons-nous arrêté, et pourquoi ?',
				),
				paragraph(
					'Pour chacune : un chiffre que l’on possède déjà, une parole de famille, un fait observé. Pas d’enquête nouvelle la première année.',
				),
			),
		},
		{
			person: 'pre',
			daysAgo: 4,
			hour: 12,
			section: noteSection,
			status: 'doing',
			added: [
				paragraph(
					'Remarque d’Angers : la troisième question est la plus utile et la plus difficile. Elle demande que personne ne soit jugé sur la réponse.',
				),
			],
		},
	],
};

const sleep: DocumentSeed = {
	key: 'note-sommeil',
	group: 'sante',
	template: note,
	title: 'Parler du sommeil avec les familles',
	visibility: 'public',
	author: 'asv',
	daysAgo: 18,
	writings: [
		{
			person: 'asv',
			daysAgo: 17,
			hour: 15,
			section: noteSection,
			status: 'review',
			content: prose(
				paragraph(
					'Les ateliers qui commencent par des conseils font fuir. Ceux qui commencent par une question, « Comment se passe le coucher chez vous ? », durent une heure de trop.',
				),
				list(
					'Se tenir à la sortie de l’école plutôt que dans une salle.',
					'Venir à deux : une personne de la santé, une personne que les parents connaissent.',
					'Parler du logement, du bruit et des horaires de travail avant de parler des écrans.',
				),
			),
		},
	],
};

export const clubDocuments: readonly DocumentSeed[] = [plenary, fewQuestions, sleep];
