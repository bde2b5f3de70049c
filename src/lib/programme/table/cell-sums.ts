import { contestsOf, type Contest } from '#domain/programme/contests.ts';
import type { AmountPlace } from '#domain/programme/amount.ts';
import type { Stage } from '#domain/programme/funder.ts';
import { isExact, nothing, plus, type Range } from '#domain/programme/money.ts';
import type { Action } from '#domain/programme/programme.ts';
import { cellsOf, type Measure } from '#domain/programme/cells.ts';

/** What one counts: a measure, in one year or in all of them. */
export interface Count {
	readonly measure: Measure;
	/** Null for all years. */
	readonly year: number | null;
}

/** What one funder gives to an action; undefined for an empty cell. */
export function amountIn(action: Action, funder: string, { measure, year }: Count): Range | undefined {
	let sum: Range | undefined;
	for (const cell of cellsOf(action, measure))
		if (cell.funder === funder && (year === null || cell.year === year))
			sum = plus(sum ?? nothing, cell.range);
	return sum;
}

/** What an action comes to; undefined when nothing is written. */
export function totalIn(action: Action, { measure, year }: Count): Range | undefined {
	let sum: Range | undefined;
	for (const cell of cellsOf(action, measure))
		if (year === null || cell.year === year) sum = plus(sum ?? nothing, cell.range);
	return sum;
}

/** What is contested in one cell as it is shown. */
export const contestsAt = (action: Action, funder: string, { measure, year }: Count): readonly Contest[] =>
	contestsOf([action]).filter(
		(contest) =>
			contest.funder === funder &&
			(year === null || contest.year === year) &&
			cellsOf(action, measure).some(
				(cell) =>
					cell.funder === funder &&
					cell.year === contest.year &&
					cell.stage === contest.stage &&
					!isExact(cell.range),
			),
	);

/** Whether some cell of an action is contested as it is shown. */
export const isContested = (action: Action, count: Count): boolean =>
	cellsOf(action, count.measure).some(
		(cell) => !isExact(cell.range) && (count.year === null || cell.year === count.year),
	);

/** The place that one year of a cell stands for: what is planned is what is asked for, until something is granted there. */
export function placeIn(action: Action, funder: string, year: number, measure: Measure): AmountPlace {
	if (measure !== 'planned') return { funder, year, stage: measure };
	const cell = cellsOf(action, measure).find((one) => one.funder === funder && one.year === year);
	const stage: Stage = cell?.stage ?? 'requested';
	return { funder, year, stage };
}
