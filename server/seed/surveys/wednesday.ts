import type { Answers } from '#domain/survey/answer.ts';
import type { Question } from '#domain/survey/survey.ts';

const days = ['Le mercredi matin', 'Le mercredi après-midi', 'Le samedi matin', 'Après l’école'];

/** What the associations of one cité are asked; options and answers are typed as people do. */
export const wednesdaySurvey = {
	...{ key: 'mercredi', group: 'espace-Angers', by: 'angers-authority' },
	title: 'Ateliers du mercredi : ce que vous pouvez accueillir',
	presentation:
		'Pour les associations et centres sociaux de Monplaisir et de Belle-Beille. Vos réponses préparent le comité technique ; elles n’engagent à rien.',
	...{ openedAgo: 5, closesIn: 20 },
	questions: [
		{
			kind: 'choice',
			label: 'Votre structure',
			options: ['Association', 'Centre social', 'École ou collège', 'Autre'],
			required: true,
		},
		{ kind: 'several', label: 'Quand pourriez-vous accueillir un atelier ?', options: days, required: true },
		{ kind: 'number', label: 'Combien de personnes à la fois ?', options: [], required: false },
		{ kind: 'date', label: 'À partir de quand ?', options: [], required: false },
		{ kind: 'text', label: 'Ce qu’il vous faudrait pour le faire', options: [], required: false },
	] as readonly Omit<Question, 'id'>[],
	/** By question, in their order. */
	answers: [
		['Centre social', [days[1]!, days[2]!], 24, '2027-01-06', 'Un animateur de plus le mercredi.'],
		['Association', [days[0]!], 12, undefined, 'Une salle chauffée, et que le portail soit ouvert.'],
		['École ou collège', [days[3]!], 30, '2027-02-22', undefined],
		[
			'Association',
			[days[1]!],
			undefined,
			undefined,
			'Savoir avant les vacances combien de familles viendront.',
		],
	] as readonly (readonly (Answers[string] | undefined)[])[],
};
