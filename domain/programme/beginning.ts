import type { VariableValues } from '../document/template-variables.ts';
import type { FunderKind } from './funder.ts';
import type { ProgrammeJson } from './json.ts';

/** Who pays in nearly every programme, and whom the directory calls them by. */
const funders: readonly {
	readonly kind: FunderKind;
	readonly by?: keyof VariableValues;
	readonly title: string;
}[] = [
	{ kind: 'state-147', title: 'État' },
	{ kind: 'academy', by: 'académie', title: 'Académie' },
	{ kind: 'commune', by: 'collectivité', title: 'Commune' },
	{ kind: 'caf', title: 'Caf' },
];

/**
 * A programme of three years without an action: the axes of its template, and a funder for each party.
 * @param year of the day it is made.
 */
export function beginProgramme(
	axes: readonly string[],
	values: VariableValues,
	year: number,
	newId: () => string,
): ProgrammeJson {
	return {
		firstYear: year,
		years: 3,
		zone: null,
		axes: axes.map((title) => ({ id: newId(), title })),
		objectives: [],
		actions: [],
		funders: funders.map(({ kind, by, title }) => ({
			id: newId(),
			kind,
			inKind: false,
			title: (by && values[by]?.[0]) ?? title,
		})),
		milestones: [],
		indicators: [],
		readings: [],
		removed: [],
	};
}
