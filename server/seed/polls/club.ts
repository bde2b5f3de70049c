import type { PollSeed } from './poll.ts';

/** What a club of thirteen cités asks its members. */
export const clubPolls: readonly PollSeed[] = [
	{
		...{ key: 'club-printemps', group: 'club-ouest', by: 'facilitator-resovilles', kind: 'ranking' },
		title: 'Par quoi commencer à la plénière de printemps ?',
		presentation: 'Quatre besoins reviennent dans plus de quatre cités. Nous n’aurons le temps que de deux.',
		...{ openedAgo: 6, closesIn: 12 },
		options: [
			'Garder la mémoire quand quelqu’un s’en va',
			'Évaluer sans épuiser les équipes',
			'Faire place aux parents dans la gouvernance',
			'Payer le remplacement des enseignants',
		],
		ballots: (at) => [
			['rouen-authority', { kind: 'ranking', ranks: { [at(0)]: 1, [at(2)]: 2, [at(1)]: 3 } }],
			['angers-academy', { kind: 'ranking', ranks: { [at(1)]: 1, [at(0)]: 2 } }],
			['brest-state', { kind: 'ranking', ranks: { [at(0)]: 1, [at(3)]: 2, [at(1)]: 3, [at(2)]: 4 } }],
			['herouville-authority', { kind: 'ranking', ranks: { [at(2)]: 1, [at(0)]: 2, [at(1)]: 3 } }],
		],
	},
	{
		...{ key: 'club-rythme', group: 'club-ouest', by: 'facilitator-normanvilles', kind: 'choice' },
		...{ title: 'Combien de rencontres par an ?', presentation: '', anonymous: true },
		...{ openedAgo: 24, closesIn: -4, options: ['Trois, comme aujourd’hui', 'Quatre, plus courtes', 'Deux'] },
		ballots: (at) =>
			(
				[
					['rouen-state', 0],
					['brest-state', 1],
					['blois-authority', 1],
					['rennes-academy', 1],
					['orleans-authority', 0],
				] as const
			).map(([person, option]) => [person, { kind: 'choice', chosen: [at(option)] }] as const),
	},
];
