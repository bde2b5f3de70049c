/** At the latest after this long, in milliseconds: a page that is never idle still shows what others write. */
const patience = 500;
/** How long work may take in one go before the browser has its turn, in milliseconds. */
const slice = 8;

const urgent = new Set<() => void>();
const waiting = new Set<() => void>();
let asked = false;

/**
 * Does it when the browser has nothing better to do, in the order of asking, a few at a time.
 * @param isUrgent before what is not.
 * @returns how to ask no more.
 */
export function whenIdle(work: () => void, isUrgent = false): () => void {
	const queue = isUrgent ? urgent : waiting;
	queue.add(work);
	ask();
	return () => queue.delete(work);
}

function ask(): void {
	if (asked || urgent.size + waiting.size === 0) return;
	asked = true;
	if (typeof requestIdleCallback === 'function') requestIdleCallback(go, { timeout: patience });
	else setTimeout(go, 16);
}

function go(): void {
	asked = false;
	const end = performance.now() + slice;
	do {
		const queue = urgent.size > 0 ? urgent : waiting;
		const [work] = queue;
		if (!work) break;
		queue.delete(work);
		work();
	} while (performance.now() < end);
	ask();
}
