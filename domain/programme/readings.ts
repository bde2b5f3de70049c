import { firstDay } from './moment.ts';
import type { Indicator, Programme, Reading } from './programme.ts';

/** A value that was really read, on a day as sure as it is known. */
export interface DatedValue {
	readonly reading: Reading;
	/** Milliseconds of its first possible day. */
	readonly time: number;
	readonly value: number;
}

/** The values of each indicator in the order of time; those that lack a date or a value are kept apart, at the end. */
export function readingsByIndicator(programme: Programme): ReadonlyMap<string, readonly Reading[]> {
	const groups = new Map<string, Reading[]>();
	for (const reading of programme.readings) {
		if (reading.removed || reading.indicator === null) continue;
		const group = groups.get(reading.indicator);
		if (group) group.push(reading);
		else groups.set(reading.indicator, [reading]);
	}
	const rank = ({ at }: Reading) => (at === null ? '~' : firstDay(at));
	for (const group of groups.values())
		group.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
	return groups;
}

export const datedValues = (readings: readonly Reading[]): DatedValue[] =>
	readings.flatMap((reading) =>
		reading.at === null || reading.value === null
			? []
			: [{ reading, time: Date.parse(firstDay(reading.at)), value: Number(reading.value) }],
	);

/**
 * How much of the way from the baseline (or zero) to the target the last value has gone, in percent, whichever way the target lies; null when it cannot be
 * told. More than a hundred is beyond the target.
 */
export function progressOf(
	{ baseline, target }: Pick<Indicator, 'baseline' | 'target'>,
	last: number | undefined,
): number | null {
	if (target === null || last === undefined) return null;
	const from = Number(baseline ?? 0);
	const way = Number(target) - from;
	return way === 0 ? null : Math.round(((last - from) * 100) / way);
}
