import { cellsOf, type Measure } from './cells.ts';
import { nothing, plus, type Range } from './money.ts';
import type { Plan } from './plan.ts';
import type { Action } from './programme.ts';

/** Sums of some actions. */
export interface Sums {
	readonly total: Range;
	readonly byFunder: ReadonlyMap<string, Range>;
	readonly byYear: ReadonlyMap<number, Range>;
	/** By funder, then by year. */
	readonly cells: ReadonlyMap<string, ReadonlyMap<number, Range>>;
}

/** By funder, then by year. Thousands of cells are added at each change of anybody: what is added to is not made anew each time. */
type Adding = Map<string, Map<number, { low: number; high: number }>>;

function rowOf(sums: Adding, funder: string) {
	let row = sums.get(funder);
	if (!row) sums.set(funder, (row = new Map()));
	return row;
}

function add(row: Map<number, { low: number; high: number }>, year: number, { low, high }: Range): void {
	const cell = row.get(year);
	if (!cell) row.set(year, { low, high });
	else {
		cell.low += low;
		cell.high += high;
	}
}

function sumsFrom(cells: Adding): Sums {
	const byFunder = new Map<string, Range>();
	const byYear = new Map<number, { low: number; high: number }>();
	for (const [funder, row] of cells) {
		let sum = nothing;
		for (const [year, range] of row) {
			sum = plus(sum, range);
			add(byYear, year, range);
		}
		byFunder.set(funder, sum);
	}
	return { total: [...byFunder.values()].reduce(plus, nothing), byFunder, byYear, cells };
}

/** @param years counted; all of them when undefined. */
export function sumOf(actions: Iterable<Action>, measure: Measure, years?: ReadonlySet<number>): Sums {
	const cells: Adding = new Map();
	for (const action of actions) {
		let row: Map<number, { low: number; high: number }> | undefined;
		let before: string | undefined;
		for (const { funder, year, range } of cellsOf(action, measure)) {
			if (years && !years.has(year)) continue;
			if (!row || funder !== before) row = rowOf(cells, (before = funder));
			add(row, year, range);
		}
	}
	return sumsFrom(cells);
}

/** The sums of several parts together. */
function joined(parts: readonly Sums[]): Sums {
	const cells: Adding = new Map();
	for (const part of parts)
		for (const [funder, row] of part.cells)
			for (const [year, range] of row) add(rowOf(cells, funder), year, range);
	return sumsFrom(cells);
}

/** The actions that stand in one place, and what they come to. */
interface Group {
	readonly actions: readonly Action[];
	readonly sums: Sums;
}

/** The sums of each part of a plan, and of all that is in it, orphans included. */
export interface Totals {
	readonly all: Sums;
	readonly orphans: Sums;
	/** By id of axis and of objective. */
	readonly parts: ReadonlyMap<string, Sums>;
	/** By id of what they stand under; `orphans`. */
	readonly groups: ReadonlyMap<string, Group>;
}

/**
 * Each action is counted once: an axis is the sum of its objectives.
 * @param before the same a moment ago: groups of which no action has changed since are not summed again.
 */
export function totalsOf(plan: Plan, measure: Measure, years?: ReadonlySet<number>, before?: Totals): Totals {
	const parts = new Map<string, Sums>();
	const groups = new Map<string, Group>();
	const sum = (id: string, actions: readonly Action[]): Sums => {
		const known = before?.groups.get(id);
		const group =
			known && isSame(known.actions, actions) ? known : { actions, sums: sumOf(actions, measure, years) };
		groups.set(id, group);
		return group.sums;
	};
	const standing = (numbered: Plan['axes'][number]['actions']) => numbered.map(({ action }) => action);
	const axes = plan.axes.map(({ axis, objectives, actions }) => {
		const own = objectives.map((part) => {
			const sums = sum(part.objective.id, standing(part.actions));
			parts.set(part.objective.id, sums);
			return sums;
		});
		const whole = joined([...own, sum(axis.id, standing(actions))]);
		parts.set(axis.id, whole);
		return whole;
	});
	const orphans = sum(
		'orphans',
		plan.orphans.actions.map(({ row }) => row),
	);
	return { all: joined([...axes, orphans]), orphans, parts, groups };
}

const isSame = (one: readonly Action[], other: readonly Action[]): boolean =>
	one.length === other.length && one.every((action, at) => action === other[at]);

/** Every action of a plan, in its order, orphans last. */
export function actionsOf(plan: Plan): Action[] {
	return [
		...plan.axes.flatMap(({ objectives, actions }) =>
			[...objectives.flatMap((part) => part.actions), ...actions].map(({ action }) => action),
		),
		...plan.orphans.actions.map(({ row }) => row),
	];
}
