import { commitment } from '../content.ts';
import type { DocumentTemplate } from '../template.ts';
import { usage } from './obligations.ts';
import { guide, paragraph, prose } from './prose.ts';

export const minutes: DocumentTemplate = {
	id: 'minutes',
	version: 2,
	kind: 'minutes',
	scope: 'group',
	name: 'Compte rendu',
	purpose: 'Qui était là, ce qui s’est dit, ce qui est décidé et par qui ce sera fait.',
	title: 'Compte rendu du {date}',
	sections: [
		{
			id: 'attendance',
			title: 'Date, lieu et présents',
			party: null,
			content: prose(
				paragraph('Réunion du {date}, [lieu ou lien à compléter].'),
				paragraph('Présents : [présents à compléter].'),
				paragraph('Excusés : [excusés à compléter].'),
			),
			guidance: guide(
				'Nommez les personnes par leur fonction et leur structure : dans deux ans, c’est ce qu’on cherchera.',
				'Quelle institution n’était pas représentée ?',
				'Qui animait, qui a pris les notes ?',
			),
		},
		{
			id: 'open',
			title: 'Retour sur les décisions précédentes',
			party: null,
			content: prose(),
			guidance: guide(
				'Reprenez les décisions de la dernière réunion, une par ligne, et dites où elles en sont. Celles qui ne seront pas tenues se disent aussi.',
				'Qu’est-ce qui est fait ?',
				'Qu’est-ce qui attend, et quoi ?',
				'Qu’est-ce qu’on abandonne, et pourquoi ?',
			),
		},
		{
			id: 'discussion',
			title: 'Points abordés',
			party: null,
			content: prose(),
			guidance: guide(
				'Un intertitre par point. Les arguments plutôt que le nom de qui les a tenus ; les désaccords aussi, ils serviront. Aucun nom d’élève, aucune situation de famille.',
			),
		},
		{
			id: 'decisions',
			title: 'Décisions',
			party: null,
			content: prose(
				commitment({ kind: 'decision', id: '' }, '[décision à compléter]'),
				commitment({ kind: 'task', id: '' }, '[tâche à compléter]'),
			),
			guidance: guide(
				'Une ligne par décision, une ligne par chose à faire. Dites sous chacune qui en répond, et pour quand. Sans décision, effacez-les et écrivez « Aucune décision ».',
			),
			obligation: usage,
		},
		{
			id: 'next',
			title: 'Suites et prochaine réunion',
			party: null,
			content: prose(),
			guidance: guide(
				'Ce qui reste à préparer, et la date de la prochaine réunion.',
				'Quels besoins recueillir avant de se revoir, et auprès de qui ?',
			),
		},
	],
};
