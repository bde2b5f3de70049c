const first = 250;
const longest = 10_000;

/**
 * How long to wait before trying again, in milliseconds: doubling from a quarter of a second to ten seconds, at a random point
 * of the upper half, so that a thousand tabs do not come back in the same instant after a restart.
 */
export function waitBefore(attempt: number, random: () => number = Math.random): number {
	const ceiling = Math.min(first * 2 ** attempt, longest);
	return Math.round(ceiling * (0.5 + random() / 2));
}
