import type { Decimal } from './decimal.ts';
import type { DatedValue } from './readings.ts';

/** Points of a line in a box of `width` × `height`, and the height of the target in it; the box holds every value, the baseline and the target. */
export function sparkline(
	values: readonly DatedValue[],
	goals: { readonly baseline: Decimal | null; readonly target: Decimal | null },
	width: number,
	height: number,
): { readonly points: readonly (readonly [x: number, y: number])[]; readonly target: number | null } {
	const levels = [
		...values.map(({ value }) => value),
		...[goals.baseline, goals.target].flatMap((goal) => (goal === null ? [] : [Number(goal)])),
	];
	const [low, high] = [Math.min(...levels), Math.max(...levels)];
	const times = values.map(({ time }) => time);
	const [first, last] = [Math.min(...times), Math.max(...times)];
	const x = (time: number) => (last === first ? width / 2 : ((time - first) / (last - first)) * width);
	const y = (level: number) => (high === low ? height / 2 : height - ((level - low) / (high - low)) * height);
	return {
		points: values.map(({ time, value }) => [x(time), y(value)] as const),
		target: goals.target === null ? null : y(Number(goals.target)),
	};
}
