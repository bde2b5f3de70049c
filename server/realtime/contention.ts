import * as Y from 'yjs';
import { gone, type Node } from './nesting.ts';
import type { Undo } from './section-heads.ts';
import type { Range } from './range-set.ts';
import { endOf, type Struct } from './update.ts';

interface Id {
	readonly client: number;
	readonly clock: number;
}

/** What was put behind the same operation. */
interface Siblings {
	count: number;
	/** The leftmost, as long as none came that did not know it. */
	head: Id | undefined;
	/** One came that did not: in whatever order they are applied, Yjs searches the place of each. */
	isContested: boolean;
}

/** One client's operations: all that go on behind the one before need no entry. */
interface Line {
	end: number;
	/** Clocks at which it went on elsewhere, rising. */
	readonly jumps: number[];
	readonly behind: Map<number, Siblings>;
	right: Id | null;
	/** What was deleted of it last: who deletes backwards deletes one piece, however many times the key is pressed. */
	deleted: Range;
}

/** What stands in one node. */
interface Crowd {
	/** Pieces that Yjs keeps apart, at most. */
	pieces: number;
	/** Those whose place has to be searched among them. */
	contested: number;
	/** What was put at the beginning; in a map, by key. */
	readonly first: Map<string | null, Siblings>;
}

/**
 * How long Yjs searches, at most, when it applies a document: somebody who writes between two neighbours costs nothing, but an
 * operation that did not know what was already put behind the same one is compared with all that stands there, and all of those
 * with it. People who meet at one place make a few; a forged update makes thousands, which every browser would then search for minutes.
 */
export class Contention {
	readonly #lines = new Map<number, Line>();
	readonly #crowds = new Map<Node, Crowd>();
	#steps = 0;

	/** Comparisons, at most. */
	get steps(): number {
		return this.#steps;
	}

	/** Takes an operation after all that it refers to. */
	take(struct: Struct, parent: Node, key: string | null, undo: Undo): void {
		const { client } = struct.id;
		const line = this.#lineOf(client);
		const { end: clock, right: before } = line;
		line.end = endOf(struct);
		const item = struct instanceof Y.GC || parent === gone ? undefined : struct;
		// Its beginning may be there already, and Yjs goes on behind it.
		const origin = item && item.id.clock < clock ? { client, clock: clock - 1 } : (item?.origin ?? null);
		const goesOn = origin !== null && origin.client === client && origin.clock === clock - 1;
		if (!goesOn) line.jumps.push(clock);
		undo.push(() => {
			line.end = clock;
			line.right = before;
			if (!goesOn) line.jumps.pop();
		});
		if (!item) return;
		line.right = item.rightOrigin;
		const crowd = this.#crowdOf(parent);
		const contested = this.#join({ client, clock }, origin, line.right, goesOn, crowd, key, undo);
		const isSame = goesOn && isAt(before, line.right) && item.content instanceof Y.ContentString;
		// What is put between two words splits what they were.
		this.#grow(crowd, contested, isSame ? 0 : goesOn ? 1 : 2, undo);
	}

	/** Notes that something is deleted: what is around it becomes two pieces. */
	split(client: number, range: Range, parent: Node, undo: Undo): void {
		if (parent === gone) return;
		const line = this.#lineOf(client);
		const { deleted } = line;
		const touches = range.from <= deleted.to && deleted.from <= range.to;
		line.deleted = touches
			? { from: Math.min(range.from, deleted.from), to: Math.max(range.to, deleted.to) }
			: range;
		undo.push(() => (line.deleted = deleted));
		this.#grow(this.#crowdOf(parent), 0, touches ? 0 : 2, undo);
	}

	/** @returns how many more have to search their place. */
	#join(
		id: Id,
		origin: Id | null,
		right: Id | null,
		goesOn: boolean,
		{ first }: Crowd,
		key: string | null,
		undo: Undo,
	): number {
		let siblings = origin ? this.#lineOf(origin.client).behind.get(origin.clock) : first.get(key);
		if (!siblings) {
			if (goesOn) return 0;
			siblings = origin ? this.#siblingsAt(origin) : { count: 0, head: undefined, isContested: false };
			if (origin) keep(this.#lineOf(origin.client).behind, origin.clock, siblings, undo);
			else keep(first, key, siblings, undo);
		}
		const { count, head, isContested } = siblings;
		const found = siblings;
		undo.push(() => Object.assign(found, { count, head, isContested }));
		siblings.count += 1;
		siblings.isContested ||= count > 0 && !isAt(right, head ?? null);
		siblings.head = siblings.isContested ? undefined : id;
		if (!siblings.isContested) return 0;
		return isContested ? 1 : siblings.count;
	}

	/** Behind an operation that nobody but its own author has gone on from. */
	#siblingsAt({ client, clock }: Id): Siblings {
		const { end, jumps } = this.#lineOf(client);
		const isFollowed = clock + 1 < end && !includes(jumps, clock + 1);
		return {
			count: isFollowed ? 1 : 0,
			head: isFollowed ? { client, clock: clock + 1 } : undefined,
			isContested: false,
		};
	}

	#grow(crowd: Crowd, contested: number, pieces: number, undo: Undo): void {
		if (contested === 0 && pieces === 0) return;
		const steps = this.#steps;
		undo.push(() => {
			crowd.contested -= contested;
			crowd.pieces -= pieces;
			this.#steps = steps;
		});
		this.#steps -= crowd.contested * crowd.pieces;
		crowd.contested += contested;
		crowd.pieces += pieces;
		this.#steps += crowd.contested * crowd.pieces;
	}

	#lineOf(client: number): Line {
		let line = this.#lines.get(client);
		if (!line)
			this.#lines.set(
				client,
				(line = { end: 0, jumps: [], behind: new Map(), right: null, deleted: { from: 0, to: 0 } }),
			);
		return line;
	}

	#crowdOf(parent: Node): Crowd {
		let crowd = this.#crowds.get(parent);
		if (!crowd) this.#crowds.set(parent, (crowd = { pieces: 0, contested: 0, first: new Map() }));
		return crowd;
	}
}

function keep<K>(map: Map<K, Siblings>, key: K, siblings: Siblings, undo: Undo): void {
	map.set(key, siblings);
	undo.push(() => map.delete(key));
}

function isAt(one: Id | null, other: Id | null): boolean {
	return one === other || (one?.client === other?.client && one?.clock === other?.clock);
}

function includes(rising: readonly number[], value: number): boolean {
	let low = 0;
	for (let high = rising.length; low < high;) {
		const middle = (low + high) >>> 1;
		if ((rising[middle] as number) < value) low = middle + 1;
		else high = middle;
	}
	return rising[low] === value;
}
