import { doc } from '#domain/document/content.ts';
import { programme as template } from '#domain/document/templates/programme.ts';
import { paragraph } from '#domain/document/templates/prose.ts';
import { typeset } from '#domain/french/typography.ts';
import type { FunderKind } from '#domain/programme/funder.ts';
import { unfound } from '#domain/programme/funder.ts';
import type { ActionJson, FundingJson, IndicatorJson, ProgrammeJson } from '#domain/programme/json.ts';
import type { Item } from '#domain/programme/programme.ts';
import { seedId } from '../identity.ts';
import { quarters } from '../network/quarters.ts';
import { axes, type ActionSeed } from './angers-actions.ts';
import type { DocumentSeed } from './document.ts';

const row = (key: string) => seedId('row', `programme-angers/${key}`);

const funders: readonly (readonly [key: string, kind: FunderKind, title: string])[] = [
	['state', 'state-147', 'État'],
	['academy', 'academy', 'Académie'],
	['town', 'commune', 'Ville'],
	['metropole', 'epci', 'Métropole'],
	['caf', 'caf', 'Caf'],
];

/** As somebody chooses it in the directory, or types it. */
function placeOf(where: string): Item {
	const quarter = quarters.find(([code]) => code === where);
	return quarter ? { key: `qpv:${where}`, name: quarter[1] } : { key: 'seed', name: where };
}

function actionOf(seed: ActionSeed, under: string, firstYear: number): ActionJson {
	const place = (funder: string, year: number) => ({ funder, year, stage: 'requested' as const });
	const funding = Object.entries(seed.pays).flatMap(([funder, thousands]): FundingJson[] =>
		[0, 1, 2].map((year) => ({
			...place(funder === '?' ? unfound : row(funder), firstYear + year),
			cents: thousands * 100_000,
		})),
	);
	// What the State and the town have promised for the first year.
	const granted = funding
		.filter(({ funder, year }) => year === firstYear && [row('state'), row('town')].includes(funder))
		.map((amount) => ({ ...amount, stage: 'granted' as const }));
	return {
		id: row(seed.title),
		title: typeset(seed.title),
		under,
		state: seed.state ?? 'preparing',
		lists: {
			carrier: [{ key: 'seed', name: seed.carrier }],
			...(seed.where && { territory: seed.where.map(placeOf) }),
		},
		funding: [...funding, ...granted],
		description: doc(
			paragraph(
				'Cette action est donnée en exemple : ses montants sont inventés, pour montrer comment un programme se lit.',
			),
		),
		...seed.more,
	};
}

/** What is counted of which action, or of the whole; measured in these months of the first year. */
const indicators: readonly (Pick<
	IndicatorJson,
	'action' | 'title' | 'unit' | 'collector' | 'baseline' | 'target'
> & {
	readonly measured: Readonly<Record<string, string>>;
})[] = [
	{
		action: null,
		title: 'Quelle part des élèves de troisième n’a pas d’affectation à la rentrée ?',
		unit: '%',
		collector: 'Centre d’information et d’orientation',
		baseline: '7.5',
		target: '4',
		measured: { '09': '6.2' },
	},
	{
		action: 'Ateliers relais du collège',
		title: 'Combien de collégiens ont repris les cours six semaines après ?',
		unit: 'collégiens',
		collector: 'Principale adjointe',
		baseline: '12',
		target: '45',
		measured: { '03': '18', '06': '22', '10': '31' },
	},
	{
		action: 'Semaine commune CM2 – sixième',
		title: 'Combien d’élèves de CM2 ont passé la semaine au collège ?',
		unit: 'élèves',
		collector: 'Réseau d’éducation prioritaire',
		baseline: '96',
		target: '180',
		measured: { '06': '180' },
	},
	{
		action: 'Café des parents',
		title: 'Combien de parents viennent à un café, en moyenne ?',
		unit: 'parents',
		collector: 'Centre social',
		baseline: '6',
		target: '20',
		measured: { '04': '9', '06': '14', '10': '11' },
	},
];

/** Two institutions wrote the same amount at once: nobody has chosen yet. */
const contested = (firstYear: number): FundingJson[] =>
	(['angers-authority', 'angers-academy'] as const).map((person, index) => ({
		funder: row('academy'),
		year: firstYear + 1,
		stage: 'requested',
		cents: index === 0 ? 600_000 : 1_200_000,
		actor: seedId('actor', person),
	}));

function programmeOf(firstYear: number): ProgrammeJson {
	const objectives = axes.flatMap((axis) =>
		axis.objectives.map((objective) => ({ ...objective, id: row(objective.title), axis: row(axis.title) })),
	);
	const orphan: ActionSeed = {
		title: 'Prêt de tablettes et ateliers numériques',
		carrier: 'Médiathèque',
		pays: { state: 3, town: 1.5 },
	};
	const actions = [
		...objectives.flatMap(({ id, actions: seeds }) => seeds.map((seed) => actionOf(seed, id, firstYear))),
		actionOf(orphan, row('numérique'), firstYear),
	].map((action) =>
		action.title === 'Accueil des collégiens exclus'
			? { ...action, funding: [...action.funding, ...contested(firstYear)] }
			: action,
	);
	return {
		firstYear,
		years: 3,
		zone: 'B',
		axes: axes.map(({ title }) => ({ id: row(title), title: typeset(title) })),
		objectives: objectives.map(({ id, axis, title }) => ({ id, axis, title: typeset(title) })),
		actions,
		funders: funders.map(([key, kind, title]) => ({ id: row(key), kind, title, inKind: false })),
		milestones: [
			{
				id: row('jalon-1'),
				action: row('Ateliers relais du collège'),
				title: 'Convention signée',
				at: `${firstYear}-10`,
				done: true,
			},
			{
				id: row('jalon-2'),
				action: row('Ateliers relais du collège'),
				title: 'Bilan de la première année',
				at: `${firstYear + 1}-06-30`,
				done: false,
			},
		],
		indicators: indicators.map(({ action, measured: _, ...indicator }) => ({
			...indicator,
			id: row(indicator.title),
			action: action === null ? null : row(action),
		})),
		readings: indicators.flatMap(({ title, measured, collector }) =>
			Object.entries(measured).map(([month, value]) => ({
				id: row(`${title}/${month}`),
				indicator: row(title),
				at: `${firstYear}-${month}`,
				value,
				source: `Relevé : ${collector.toLowerCase()}`,
			})),
		),
		removed: [{ id: row('numérique'), title: 'Numérique', kind: 'axis' }],
	};
}

/** A programme half budgeted: an amount to choose, money to find, an action whose axis was set aside. */
export const angersProgramme: DocumentSeed = {
	key: 'programme-angers',
	group: 'espace-Angers',
	template,
	title: 'Programme d’actions (exemple)',
	visibility: 'members',
	author: 'angers-authority',
	daysAgo: 20,
	programme: programmeOf,
	writings: [],
};
