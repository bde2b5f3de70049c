import type { Amount, AmountPlace } from './amount.ts';
import type { Stage } from './funder.ts';
import { nothing, type Range } from './money.ts';
import type { Action } from './programme.ts';

/** What is counted: one stage, or `planned`, which is what was granted where something was, and what is requested elsewhere. */
export type Measure = Stage | 'planned';

/** What one funder gives in one year. */
export interface Cell {
	readonly funder: string;
	readonly year: number;
	readonly range: Range;
	/** Of `planned`: which of the two it is. */
	readonly stage: Stage;
}

/** The amounts of one place of an action: none, one, or several that contest each other. */
export function amountsAt(action: Action, { funder, year, stage }: AmountPlace): readonly Amount[] {
	return action.amounts.filter(
		(amount) => amount.funder === funder && amount.year === year && amount.stage === stage,
	);
}

/** From the least to the most of several amounts; equal amounts agree. */
export function rangeOf(amounts: readonly Amount[]): Range {
	const [first, ...rest] = amounts;
	if (!first) return nothing;
	let [low, high] = [first.cents, first.cents];
	for (const { cents } of rest) [low, high] = [Math.min(low, cents), Math.max(high, cents)];
	return { low, high };
}

interface Reckoning extends Readonly<Record<Measure, readonly Cell[]>> {
	readonly payers: readonly string[];
}

const known = new WeakMap<Action, Reckoning>();

/** Actions do not change: what one of them comes to is worked out once. */
function reckoningOf(action: Action): Reckoning {
	let reckoning = known.get(action);
	if (!reckoning) known.set(action, (reckoning = reckon(action)));
	return reckoning;
}

/** What an action comes to, by funder and year, cells that hold something only. */
export const cellsOf = (action: Action, measure: Measure): readonly Cell[] => reckoningOf(action)[measure];

/** Ids of those who give something to an action, whatever the stage; `unfound` may be among them. */
export const payersOf = (action: Action): readonly string[] => reckoningOf(action).payers;

/** Thousands are made when a programme is opened: its range is in itself. */
class Counted implements Cell {
	readonly funder: string;
	readonly year: number;
	readonly stage: Stage;
	low: number;
	high: number;

	constructor({ funder, year, stage, cents }: Amount) {
		this.funder = funder;
		this.year = year;
		this.stage = stage;
		this.low = this.high = cents;
	}

	get range(): Range {
		return this;
	}
}

function reckon({ amounts }: Action): Reckoning {
	const cells: Record<Stage, Counted[]> = { requested: [], granted: [], spent: [] };
	/** A funder has few, as there are few years. */
	const payers = new Map<string, Counted[]>();
	let payer: Counted[] = [];
	let before: string | undefined;
	for (const amount of amounts) {
		const { funder, year, stage, cents } = amount;
		// Amounts of one funder follow each other.
		if (funder !== before) {
			payer = payers.get(funder) ?? [];
			if (payer.length === 0) payers.set(funder, payer);
			before = funder;
		}
		const cell = payer.find((one) => one.year === year && one.stage === stage);
		if (!cell) {
			const made = new Counted(amount);
			payer.push(made);
			cells[stage].push(made);
		} else if (cents < cell.low) cell.low = cents;
		else if (cents > cell.high) cell.high = cents;
	}
	const isGranted = ({ funder, year }: Cell) =>
		payers.get(funder)?.some((one) => one.year === year && one.stage === 'granted') === true;
	const { requested, granted } = cells;
	const planned =
		granted.length === 0 ? requested : [...granted, ...requested.filter((cell) => !isGranted(cell))];
	return { ...cells, planned, payers: [...payers.keys()] };
}
