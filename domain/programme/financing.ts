import { funderParty, unfound, type Stage } from './funder.ts';
import { nothing, plus, type Range } from './money.ts';
import type { Plan } from './plan.ts';
import { yearsOf, type Action, type Funder, type Settings } from './programme.ts';
import { coFinancing, share } from './shares.ts';
import { cellsOf, type Measure } from './cells.ts';
import { sumOf, type Sums } from './totals.ts';

/** What one or several funders give in one year, for several actions. */
export interface FinancingCell {
	readonly range: Range;
	/** Of what is planned: whether all of it was granted, none of it, or a part. */
	readonly granted: 'all' | 'part' | 'none';
}

export interface FinancingRow {
	/** One funder; several for orphans; none for what is to be found. */
	readonly funders: readonly Funder[];
	/** By year; those that hold something only. */
	readonly cells: ReadonlyMap<number, FinancingCell>;
	readonly total: Range;
	/** Of all that is counted, in thousandths. */
	readonly part: number | null;
}

/** A plan de financement: who gives what, each year [domain rules 5 and 6]. */
export interface Financing {
	/** Those of the programme, and any other that holds an amount: money never vanishes. */
	readonly years: readonly number[];
	/** One a funder of the programme, in its order, also those that give nothing. */
	readonly rows: readonly FinancingRow[];
	/** What funders that were set aside still hold. */
	readonly orphans: FinancingRow | null;
	readonly unfound: FinancingRow | null;
	readonly total: { readonly byYear: ReadonlyMap<number, Range>; readonly all: Range };
	/** What is found outside the State, in thousandths, by year and of all. */
	readonly coFinancing: { readonly byYear: ReadonlyMap<number, number | null>; readonly all: number | null };
}

/** @param actions of the plan that are counted. */
export function financingOf(
	plan: Plan,
	settings: Settings,
	actions: readonly Action[],
	measure: Measure,
): Financing {
	const sums = sumOf(actions, measure);
	const years = [...new Set([...yearsOf(settings), ...sums.byYear.keys()])].sort((a, b) => a - b);
	const row = (funders: readonly Funder[], ids = funders.map(({ id }) => id)): FinancingRow =>
		rowOf(funders, new Set(ids), actions, measure, sums);
	const gone = plan.orphans.funders.filter(({ id }) => sums.byFunder.has(id));
	const kinds = new Map(plan.funders.map(({ id, kind }) => [id, kind]));
	const isState = (id: string) => funderParty(kinds.get(id) ?? 'other') === 'state';
	return {
		years,
		rows: plan.funders.map((funder) => row([funder])),
		orphans: gone.length > 0 ? row(gone) : null,
		unfound: sums.byFunder.has(unfound) ? row([], [unfound]) : null,
		total: { byYear: sums.byYear, all: sums.total },
		coFinancing: {
			byYear: new Map(years.map((year) => [year, coFinancing(sums, isState, year)])),
			all: coFinancing(sums, isState),
		},
	};
}

function rowOf(
	funders: readonly Funder[],
	ids: ReadonlySet<string>,
	actions: readonly Action[],
	measure: Measure,
	sums: Sums,
): FinancingRow {
	const stages = new Map<number, Set<Stage>>();
	const ranges = new Map<number, Range>();
	for (const action of actions)
		for (const { funder, year, range, stage } of cellsOf(action, measure)) {
			if (!ids.has(funder)) continue;
			ranges.set(year, plus(ranges.get(year) ?? nothing, range));
			stages.set(year, (stages.get(year) ?? new Set()).add(stage));
		}
	const total = [...ranges.values()].reduce(plus, nothing);
	return {
		funders,
		total,
		part: share(total, sums.total),
		cells: new Map(
			[...ranges].map(([year, range]) => [year, { range, granted: grantedOf(stages.get(year)) }]),
		),
	};
}

function grantedOf(stages: ReadonlySet<Stage> | undefined): FinancingCell['granted'] {
	if (!stages?.has('granted')) return 'none';
	return stages.size > 1 ? 'part' : 'all';
}

/** What one action brings to a sum. */
export interface Behind {
	readonly action: Action;
	readonly range: Range;
	readonly granted: FinancingCell['granted'];
	/** Every year it holds something for, in order. */
	readonly years: readonly number[];
}

/**
 * The actions behind a cell, in their order.
 * @param funders ids, {@link unfound} among them; null for everyone's.
 * @param year null for all of them.
 */
export function actionsBehind(
	actions: readonly Action[],
	measure: Measure,
	funders: ReadonlySet<string> | null,
	year: number | null,
): Behind[] {
	return actions.flatMap((action) => {
		const cells = cellsOf(action, measure).filter(
			(cell) => (!funders || funders.has(cell.funder)) && (year === null || cell.year === year),
		);
		if (cells.length === 0) return [];
		return {
			action,
			range: cells.reduce((sum, { range }) => plus(sum, range), nothing),
			granted: grantedOf(new Set(cells.map(({ stage }) => stage))),
			years: [...new Set(cells.map((cell) => cell.year))].sort((a, b) => a - b),
		};
	});
}

/** What has to be found, from the most to the least. */
export const leftToFind = (actions: readonly Action[]): Behind[] =>
	actionsBehind(actions, 'planned', new Set([unfound]), null)
		.filter(({ range }) => range.high > 0)
		.sort((a, b) => b.range.high - a.range.high);
