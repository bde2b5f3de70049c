import { unfound } from './funder.ts';
import { nothing, plus, type Range } from './money.ts';
import type { Sums } from './totals.ts';

/** Shares of a total, in thousandths, of the middle of each range; null of nothing. */
export function share(part: Range, total: Range): number | null {
	const whole = total.low + total.high;
	return whole === 0 ? null : Math.round(((part.low + part.high) * 1000) / whole);
}

/** What is found outside the State, to all that is counted, in thousandths: « taux de cofinancement, trouvé hors État ». */
export function coFinancing(sums: Sums, isState: (funder: string) => boolean, year?: number): number | null {
	const of = (funder: string) =>
		(year === undefined ? sums.byFunder.get(funder) : sums.cells.get(funder)?.get(year)) ?? nothing;
	const found = [...sums.byFunder.keys()]
		.filter((funder) => funder !== unfound && !isState(funder))
		.reduce((range, funder) => plus(range, of(funder)), nothing);
	return share(found, year === undefined ? sums.total : (sums.byYear.get(year) ?? nothing));
}
