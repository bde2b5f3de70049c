import type { DemoServer } from '../e2e/support/server.ts';

export interface Figure {
	readonly what: string;
	readonly milliseconds: number;
	/** What the product promises on two cores, when it does. */
	readonly promised?: number;
}

export type Benchmark = (server: DemoServer) => Promise<Figure[]>;

/** The value that `share` of the measures do not exceed. */
export function percentile(measures: readonly number[], share: number): number {
	const sorted = [...measures].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
