import * as Y from 'yjs';
import { gone, Misplaced, type Node } from './nesting.ts';
import type { Range } from './range-set.ts';
import type { Undo } from './section-heads.ts';
import { begins, isAt, Segments, type Id, type Segment, type Siblings } from './segments.ts';
import { endOf, type Struct } from './update.ts';

/** One client's operations. */
interface Line {
	end: number;
	readonly segments: Segments;
	/** What the last was put before. */
	right: Id | null;
	/** What was deleted of it last: who deletes backwards deletes one piece, however many times the key is pressed. */
	deleted: Range;
}

/**
 * How often Yjs compares, at most, when it applies a document, in whatever order. Somebody who writes between two neighbours costs nothing. Who did not
 * know what was already put behind the same operation has to find their place among it: Yjs passes those of lower clients, with all that was put behind
 * them in their turn; those that were put before something else, in both directions. Each piece of a text therefore knows how many may have to pass it.
 * People who meet at one place are passed by few, because they go on behind the last of them; a forged update makes thousands pass
 * thousands, which every browser would then do for minutes.
 */
export class Contention {
	readonly #lines = new Map<number, Line>();
	/** What was put first in a node; in a map, by key. */
	readonly #first = new Map<Node, Map<string | null, Siblings>>();
	#steps = 0;
	#contested = 0;
	#most = Infinity;

	/** Comparisons, at most. */
	get steps(): number {
		return this.#steps;
	}

	/** Operations that have to find their place. */
	get contested(): number {
		return this.#contested;
	}

	/** Beyond so many comparisons it throws; what is stored is counted to its end. */
	limit(most: number): void {
		this.#most = most;
	}

	/**
	 * Takes an operation after all that it refers to.
	 * @throws {Misplaced} beyond the limit.
	 */
	take(struct: Struct, parent: Node, key: string | null, undo: Undo): void {
		const { client } = struct.id;
		const line = this.#lineOf(client);
		const { end: clock, right: before } = line;
		const [steps, contested] = [this.#steps, this.#contested];
		line.end = endOf(struct);
		undo.push(() => {
			[line.end, line.right] = [clock, before];
			[this.#steps, this.#contested] = [steps, contested];
			// What this one lengthened ends where the line did.
			if (line.segments.last) line.segments.last.to = clock;
		});
		const { last } = line.segments;
		if (struct instanceof Y.GC || parent === gone) {
			// Nothing is ever put there: nothing is counted.
			if (last?.pieces === 0) return void (last.to = line.end);
			return void this.#begin(line, client, clock, 0, false, undo);
		}
		line.right = struct.rightOrigin;
		// Its beginning may be there already, and Yjs goes on behind it.
		const origin = struct.id.clock < clock ? { client, clock: clock - 1 } : struct.origin;
		const goesOn = origin !== null && origin.client === client && origin.clock === clock - 1;
		if (goesOn && last && !last.latest && isAt(before, line.right)) {
			last.to = line.end;
			if (!(struct.content instanceof Y.ContentString)) this.#grow(last, undo);
			return;
		}
		const anchor = origin ? this.#segmentAt(origin, true, undo) : undefined;
		const siblings = anchor ?? this.#firstIn(parent, key);
		// What it is put before may be the middle of a piece.
		const right = line.right && this.#segmentAt(line.right, false, undo);
		if (right && !begins(right, line.right)) this.#grow(right, undo);
		this.#join(this.#begin(line, client, clock, anchor?.passed ?? 0, true, undo), siblings, undo);
	}

	/** Notes that something is deleted: what is around it becomes two pieces. */
	split(client: number, range: Range, undo: Undo): void {
		const line = this.#lineOf(client);
		const { deleted } = line;
		const steps = this.#steps;
		const touches = range.from <= deleted.to && deleted.from <= range.to;
		line.deleted = touches
			? { from: Math.min(range.from, deleted.from), to: Math.max(range.to, deleted.to) }
			: range;
		undo.push(() => {
			line.deleted = deleted;
			this.#steps = steps;
		});
		for (const edge of ['from', 'to'] as const) {
			const segment = line.segments.at(line.deleted[edge]);
			const isMoved = touches && segment === line.segments.at(deleted[edge]);
			if (segment && !isMoved && line.deleted[edge] > segment.from) this.#grow(segment, undo);
		}
	}

	/** A new one among those that were put behind the same operation. */
	#join(one: Segment, siblings: Siblings, undo: Undo): void {
		const { latest, head } = siblings;
		one.next = latest;
		siblings.latest = one;
		undo.push(() => {
			siblings.latest = latest;
			siblings.head = head;
		});
		if (latest && !(head && begins(head, one.right))) {
			this.#contested += 1;
			siblings.head = undefined;
			const passed: Segment[] = [];
			undo.push(() => {
				for (const other of passed) other.passed -= 1;
			});
			for (let other: Segment | undefined = latest; other; other = other.next) {
				this.#spend(1);
				if (passes(other, one)) one.passed += 1;
				if (passes(one, other)) this.#pass(other, passed);
			}
		} else siblings.head = one;
		this.#spend(one.passed);
	}

	/** One more may have to pass a segment and all that was put behind it: these are added to `passed`. */
	#pass(segment: Segment, passed: Segment[]): void {
		segment.passed += 1;
		for (let next = passed.push(segment) - 1; next < passed.length; next += 1) {
			const one = passed[next] as Segment;
			for (let other = one.latest; other; other = other.next) {
				other.passed += 1;
				passed.push(other);
			}
			this.#spend(one.pieces);
		}
	}

	/** @param ends whether the segment is to end with that operation: what follows it is then put behind it like anything else. */
	#segmentAt({ client, clock }: Id, ends: boolean, undo: Undo): Segment | undefined {
		const { segments } = this.#lineOf(client);
		const one = segments.at(clock);
		if (!one || !ends || clock + 1 === one.to || one.pieces === 0) return one;
		const { to, pieces, latest, head } = one;
		const from = clock + 1;
		const rest: Segment = { ...one, from, pieces: Math.min(pieces, to - from), next: undefined };
		[one.to, one.pieces] = [from, Math.min(pieces, from - one.from)];
		one.latest = one.head = rest;
		segments.add(rest);
		undo.push(() => {
			segments.remove(rest);
			[one.to, one.pieces, one.latest, one.head] = [to, pieces, latest, head];
		});
		this.#spend(one.passed * (one.pieces + rest.pieces - pieces));
		return one;
	}

	#begin(line: Line, client: number, from: number, passed: number, isCounted: boolean, undo: Undo): Segment {
		const { segments, end: to } = line;
		const right = isCounted ? line.right : null;
		const pieces = isCounted ? 1 : 0;
		const latest = undefined;
		const one: Segment = { client, from, to, right, pieces, passed, latest, head: latest, next: latest };
		segments.add(one);
		undo.push(() => segments.remove(one));
		return one;
	}

	#grow(segment: Segment, undo: Undo): void {
		if (segment.pieces === 0 || segment.pieces >= segment.to - segment.from) return;
		segment.pieces += 1;
		undo.push(() => (segment.pieces -= 1));
		this.#spend(segment.passed);
	}

	#spend(steps: number): void {
		this.#steps += steps;
		if (this.#steps > this.#most) throw new Misplaced(crowded);
	}

	#firstIn(parent: Node, key: string | null): Siblings {
		let first = this.#first.get(parent);
		if (!first) this.#first.set(parent, (first = new Map<string | null, Siblings>()));
		let siblings = first.get(key);
		if (!siblings) first.set(key, (siblings = { latest: undefined, head: undefined }));
		return siblings;
	}

	#lineOf(client: number): Line {
		let line = this.#lines.get(client);
		if (!line) {
			line = { end: 0, segments: new Segments(), right: null, deleted: { from: 0, to: 0 } };
			this.#lines.set(client, line);
		}
		return line;
	}
}

/** What it says when it throws. */
export const crowded = 'trop d’écritures au même endroit';

/** Whether one may have to pass the other, its sibling, to find its place: as `integrate` of Yjs does, whichever of them comes first. */
function passes(one: Segment, other: Segment): boolean {
	// One of them was put before the other, and knows it.
	if (begins(other, one.right) || begins(one, other.right)) return false;
	return isAt(one.right, other.right) ? one.client > other.client : true;
}
