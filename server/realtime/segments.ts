/** An operation. */
export interface Id {
	readonly client: number;
	readonly clock: number;
}

/** What was put behind the same operation, or first in the same place: a chain, for most have one or none. */
export interface Siblings {
	/** The one that came last; the others follow it by `next`. */
	latest: Segment | undefined;
	/** The leftmost, as long as none came that did not know it. */
	head: Segment | undefined;
}

/**
 * Operations of one client, each put behind the one before, all before the same neighbour; nobody put anything between them. Its siblings are
 * those behind its last operation.
 */
export interface Segment extends Siblings {
	readonly client: number;
	readonly from: number;
	to: number;
	readonly right: Id | null;
	/** Pieces that Yjs keeps apart, at most. */
	pieces: number;
	/** How many operations may have to pass each of these pieces before they find their place. */
	passed: number;
	/** What came before it to be put behind the same operation. */
	next: Segment | undefined;
}

export const isAt = (one: Id | null, other: Id | null): boolean =>
	one === other || (one?.client === other?.client && one?.clock === other?.clock);

export const begins = ({ client, from }: Segment, id: Id | null): boolean =>
	id?.client === client && id.clock === from;

/** Longer rows are cut in two: one is put into the middle of a row at the cost of moving what is behind it. */
const longest = 512;

/** The segments of one client in the order of their clocks. */
export class Segments {
	readonly #rows: Segment[][] = [[]];

	get last(): Segment | undefined {
		return this.#rows.at(-1)?.at(-1);
	}

	/** The one that an operation is in. */
	at(clock: number): Segment | undefined {
		const row = this.#rows[this.#rowOf(clock)];
		return row?.[placeIn(row, clock)];
	}

	add(segment: Segment): void {
		const index = this.#rowOf(segment.from);
		const row = this.#rows[index] as Segment[];
		row.splice(placeIn(row, segment.from) + 1, 0, segment);
		if (row.length > longest) this.#rows.splice(index + 1, 0, row.splice(longest / 2));
	}

	remove(segment: Segment): void {
		const index = this.#rowOf(segment.from);
		const row = this.#rows[index] as Segment[];
		row.splice(placeIn(row, segment.from), 1);
		if (row.length === 0 && this.#rows.length > 1) this.#rows.splice(index, 1);
	}

	#rowOf(clock: number): number {
		return Math.max(
			0,
			lastIndex(this.#rows.length, (index) => ((this.#rows[index] as Segment[])[0]?.from ?? 0) <= clock),
		);
	}
}

const placeIn = (row: readonly Segment[], clock: number) =>
	lastIndex(row.length, (index) => (row[index] as Segment).from <= clock);

/** The last of `count` indices for which it holds, which it does up to there; −1 when it does for none. */
function lastIndex(count: number, holds: (index: number) => boolean): number {
	let [low, high] = [-1, count - 1];
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (holds(middle)) low = middle;
		else high = middle - 1;
	}
	return low;
}
