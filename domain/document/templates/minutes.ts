import type { DocumentTemplate } from '../template.ts';
import { guidance, list, prose } from './prose.ts';

export const minutes: DocumentTemplate = {
	id: 'minutes',
	kind: 'minutes',
	name: 'Compte rendu',
	purpose: 'Qui était là, ce qui s’est dit, ce qui est décidé et par qui ce sera fait.',
	title: 'Compte rendu',
	sections: [
		{
			id: 'attendance',
			title: 'Date, lieu et présents',
			party: null,
			status: 'todo',
			content: prose(
				guidance('La date et le lieu, puis les personnes présentes et excusées, par fonction et structure.'),
			),
		},
		{
			id: 'discussion',
			title: 'Points abordés',
			party: null,
			status: 'todo',
			content: prose(
				guidance(
					'Un intertitre par point. Les arguments plutôt que le nom de qui les a tenus ; les désaccords aussi, ils serviront.',
				),
			),
		},
		{
			id: 'decisions',
			title: 'Décisions',
			party: null,
			status: 'todo',
			content: prose(
				guidance('Une décision par ligne : ce qui est décidé, qui en répond, pour quand.'),
				list('Décision : qui en répond, avant quelle date.'),
			),
		},
		{
			id: 'next',
			title: 'Suites et prochaine réunion',
			party: null,
			status: 'todo',
			content: prose(guidance('Ce qui reste à préparer, et la date de la prochaine réunion.')),
		},
	],
};
