/** Parts of a round, at most. */
const most = 60;
/** Milliseconds between two parts, at least. */
const least = 5;

/**
 * Visits each member once in every round, a few at a time: three hundred at once would keep everyone waiting. Who joins has the next number, and its
 * part of the round; a part that came late is made up for.
 * @param round in milliseconds: nobody waits longer for a visit, the first one included.
 * @returns what stops it.
 */
export function goRound<T extends object>(
	members: ReadonlySet<T>,
	round: number,
	visit: (member: T) => void,
): () => void {
	const parts = Math.max(1, Math.min(most, Math.floor(round / least)));
	const part = round / parts;
	const numbers = new WeakMap<T, number>();
	let last = 0;
	const began = performance.now();
	let done = 0;
	const timer = setInterval(() => {
		const due = Math.floor((performance.now() - began) / part);
		// After a long sleep, one round of them all.
		done = Math.max(done, due - parts);
		const turn = new Set<number>();
		for (; done < due; done += 1) turn.add(done % parts);
		if (turn.size === 0) return;
		for (const member of members) {
			let number = numbers.get(member);
			if (number === undefined) numbers.set(member, (number = last++));
			if (turn.has(number % parts)) visit(member);
		}
	}, part).unref();
	return () => clearInterval(timer);
}
