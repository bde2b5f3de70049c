/** The arithmetic of the benchmark, apart so that a test can hold it. */

/** The middle one, or the mean of the two in the middle. */
export function median(measures: readonly number[]): number {
	const sorted = [...measures].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export interface Spread {
	readonly median: number;
	readonly min: number;
	readonly max: number;
	readonly rounds: number;
}

export function spread(measures: readonly number[]): Spread {
	return {
		median: median(measures),
		min: Math.min(...measures),
		max: Math.max(...measures),
		rounds: measures.length,
	};
}

export interface Latency {
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly count: number;
}

/** The values that half, 95 % and 99 % of the measures do not exceed; NaN when there is none. */
export function latency(measures: readonly number[]): Latency {
	const sorted = [...measures].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
	return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: sorted.length };
}

/**
 * User and system ticks of `/proc/PID/stat`, its own and those of the children it has waited for. The second field may hold
 * spaces and parentheses.
 */
export function parseCpuTicks(stat: string): number {
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
}

/** A line of `/proc/PID/status`, in kilobytes. */
export function parseKilobytes(status: string, name: string): number {
	return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN);
}

/** Least squares: how much `y` grows for one of `x`. */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
	const mean = (pick: (point: { x: number; y: number }) => number) =>
		points.reduce((sum, point) => sum + pick(point), 0) / points.length;
	const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
	const across = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
	const along = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
	return along === 0 ? 0 : across / along;
}
