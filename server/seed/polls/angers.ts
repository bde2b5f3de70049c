import type { PollSeed } from './poll.ts';

/** What the space of one cité asks itself. */
export const angersPolls: readonly PollSeed[] = [
	{
		...{ key: 'angers-comite', group: 'espace-Angers', by: 'angers-authority', kind: 'dates' },
		title: 'Prochain comité technique',
		presentation:
			'Une heure et demie, à la maison de quartier de Monplaisir ou par téléphone. Ordre du jour : la rentrée et les ateliers du mercredi.',
		...{
			openedAgo: 3,
			closesIn: 8,
			options: [],
			slots: [
				[16, 13],
				[18, 9],
				[22, 16],
			],
		},
		ballots: (at) => [
			['angers-state', { kind: 'dates', slots: { [at(0)]: 'yes', [at(1)]: 'maybe', [at(2)]: 'no' } }],
			['angers-academy', { kind: 'dates', slots: { [at(0)]: 'yes', [at(1)]: 'no', [at(2)]: 'maybe' } }],
		],
	},
	{
		...{ key: 'angers-horaires', group: 'espace-Angers', by: 'angers-authority', kind: 'consent' },
		title: 'Tenir un comité de suivi sur deux en fin de journée',
		presentation:
			'Un comité de suivi sur deux commence à 18 h, pour que des parents et des associations sans permanents puissent venir. L’autre reste à 14 h.',
		...{ openedAgo: 62, closesIn: -48, options: [] },
		ballots: () => [
			['angers-state', { kind: 'consent', position: 'consent', words: '' }],
			[
				'angers-academy',
				{
					...{ kind: 'consent', position: 'objection' },
					words:
						'À 18 h, les principaux sont encore au collège un jour sur deux. Sans eux, rien de ce qui touche au collège ne peut se décider.',
				},
			],
			['angers-authority', { kind: 'consent', position: 'consent', words: '' }],
		],
		outcome: {
			...{ ago: 45, by: 'angers-authority', reviewIn: 130 },
			words:
				'Adopté pour une année scolaire : 18 h un comité sur deux, le jeudi, avec garde d’enfants. Les points qui engagent un collège passent à 14 h.',
			treatments: [
				[
					'angers-academy',
					{
						end: 'integrated',
						words:
							'Les comités du soir ont lieu le jeudi, et n’ont à leur ordre du jour rien qui engage un collège.',
					},
				],
			],
		},
	},
];
