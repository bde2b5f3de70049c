import { doc, paragraph } from '#domain/document/content.ts';
import { actionStates } from '#domain/programme/action-state.ts';
import { funderKinds } from '#domain/programme/funder.ts';
import type { ActionJson, FundingJson, ProgrammeJson } from '#domain/programme/json.ts';

interface Size {
	readonly actions: number;
	readonly funders: number;
	readonly years: number;
}

/** A programme whose every action has an amount of every funder in every year; five axes of four objectives. */
export function bigProgramme({ actions, funders, years }: Size, firstYear = 2027): ProgrammeJson {
	const newId = () => crypto.randomUUID();
	const axes = Array.from({ length: 5 }, (_, at) => ({ id: newId(), title: `Axe de travail ${at + 1}` }));
	const objectives = axes.flatMap((axis) =>
		Array.from({ length: 4 }, (_, at) => ({ id: newId(), title: `Objectif ${at + 1}`, axis: axis.id })),
	);
	const payers = Array.from({ length: funders }, (_, at) => ({
		...{ id: newId(), title: `Financeur ${at + 1}`, inKind: false },
		kind: funderKinds[at % funderKinds.length]!,
	}));
	const funding = (action: number): FundingJson[] =>
		payers.flatMap(({ id }, payer) =>
			Array.from({ length: years }, (_, year) => ({
				...{ funder: id, year: firstYear + year, stage: 'requested' as const },
				cents: (1 + ((action * 7 + payer * 3 + year) % 40)) * 50_000,
			})),
		);
	return {
		...{ firstYear, years, zone: 'B', axes, objectives, funders: payers },
		...{ milestones: [], indicators: [], readings: [], removed: [] },
		actions: Array.from({ length: actions }, (_, at): ActionJson => ({
			id: newId(),
			title: `Action ${at + 1} : ateliers du soir au collège et accueil des familles`,
			under: objectives[at % objectives.length]!.id,
			state: actionStates[at % actionStates.length]!,
			...{ start: `${firstYear}-09`, end: `${firstYear + 1}-06-30`, people: 20 + (at % 90) },
			audience: 'Collégiens et leurs familles',
			lists: { carrier: [{ key: 'seed', name: `Association ${1 + (at % 30)}` }] },
			funding: funding(at),
			description: doc(paragraph('Ce que nous faisons, avec qui, et ce que nous en attendons.')),
		})),
	};
}
