import type { Typist } from './typist.ts';

/**
 * Everyone acts at the same pace (times a second), each at their own moment of it, mixed so that neighbours in time are not
 * neighbours in a room. @returns what ends it.
 */
export function steadily(
	typists: readonly Typist[],
	rate: number,
	act: (typist: Typist) => void,
): () => void {
	// Prime, and no room has so many: every typist comes once before any comes again.
	const stride = 7919;
	const order = typists.map((_, index) => typists[(index * stride) % typists.length]!);
	const began = performance.now();
	let next = 0;
	const timer = setInterval(() => {
		const due = ((performance.now() - began) / 1000) * rate * order.length;
		for (; next < due; next += 1) act(order[next % order.length]!);
	}, 1);
	return () => clearInterval(timer);
}
