import { stageNames, stages, unfound } from '#domain/programme/funder.ts';
import { nameOfFunder } from '#domain/programme/import/funder-words.ts';
import { amountTarget, newFunder, plainTargets, type Target } from '#domain/programme/import/targets.ts';
import type { Funder } from '#domain/programme/programme.ts';

export interface Choices {
	readonly label: string;
	readonly options: readonly { readonly value: Target; readonly label: string }[];
}

/** All that a column may fill, in groups; a header may also name a new funder. */
export function targetChoices(
	header: string,
	funders: readonly Funder[],
	years: readonly number[],
): readonly Choices[] {
	const name = nameOfFunder(header);
	const payers = [
		...funders.map(({ id, title }) => ({ id, title: title || 'Sans nom' })),
		{ id: unfound, title: 'À trouver' },
		...(name === '' ? [] : [{ id: newFunder, title: `Nouveau financeur « ${name} »` }]),
	];
	return [
		{
			label: 'L’action',
			options: Object.entries(plainTargets).map(([value, label]) => ({ value, label })),
		},
		...payers.map(({ id, title }) => ({
			label: title,
			options: stages.flatMap((stage) =>
				years.map((year) => ({
					value: amountTarget({ funder: id, year, stage }),
					label: `${title}, ${year}, ${stageNames[stage].toLowerCase()}`,
				})),
			),
		})),
	];
}
