import { sectionTitleLength } from '#domain/document/section.ts';
import { rowTextLength } from '#domain/programme/rows.ts';
import * as Y from 'yjs';
import { Contention, crowded } from './contention.ts';
import { gone, Misplaced, roots, standsIn, type Node } from './nesting.ts';
import { SectionHeads, type Undo } from './section-heads.ts';
import { Shares } from './shares.ts';
import { endOf, type Deletes, type Struct, type Update } from './update.ts';
import { WrittenAmounts } from './written-amounts.ts';

interface Place {
	readonly parent: Node;
	/** In a map, or of an attribute; null in a list. */
	readonly key: string | null;
}

/** Neighbouring operations of one client that stand in the same place: somebody's typing is one run, however long. */
interface Run extends Place {
	readonly start: number;
	/** What stands in the run's only operation in its turn. */
	readonly made: Node | undefined;
}

interface Track {
	readonly runs: Run[];
	end: number;
}

/** Some seconds of Yjs, in each browser. */
const mostSteps = 5_000_000;
/** Of that, what one person may cause since the document was opened. */
const mostStepsOfOne = mostSteps / 4;
/** Operations between two moments at which it can be interrupted: a fraction of a millisecond. */
const breath = 256;
const lost: Run = { start: 0, parent: gone, key: null, made: gone };

/**
 * Where everything in a document stands, without the document: an entry each time somebody goes on in another place, never one a
 * character. It tells, before anything is stored, whether what comes stands where the schema lets it, and it takes what it
 * refers to for its place as Yjs does: whoever has a sibling has its parent. What is deleted with its parent has no place any
 * more (Yjs forgets it): what refers to it is `gone` too, and taken, because nobody will ever see it.
 */
export class Outline {
	readonly #tracks = new Map<number, Track>();
	readonly #heads = new SectionHeads();
	readonly #amounts = new WrittenAmounts();
	readonly #contention = new Contention();
	readonly #shares: Shares;

	constructor(shares = new Shares()) {
		this.#shares = shares;
	}

	/** Sections there ever were. */
	get sections(): number {
		return this.#heads.count('section');
	}

	/** Those that were made under some clients. */
	sectionsBy(isOwn: (client: number) => boolean): number {
		return this.#heads.countBy('section', isOwn);
	}

	/** Rows of a programme there ever were. */
	get rows(): number {
		return this.#heads.count('row');
	}

	rowsBy(isOwn: (client: number) => boolean): number {
		return this.#heads.countBy('row', isOwn);
	}

	/** Comparisons that applying the document takes Yjs, at most. */
	get steps(): number {
		return this.#contention.steps;
	}

	/**
	 * Takes an update, or nothing of it.
	 * @param order its new operations, each after all it refers to.
	 * @param actorId of its author.
	 * @returns what stands where it may not, in words for a log; undefined when it was taken.
	 */
	admit(update: Update, order: readonly Struct[], actorId: string): string | undefined {
		const undo: Undo = [];
		const { steps } = this;
		const { contested } = this.#contention;
		const payers = new Set<string>();
		this.#contention.limit(Math.max(steps, mostSteps));
		try {
			for (const struct of order) {
				const track = this.#trackOf(struct.id.client);
				const place = this.#placeOf(struct, track);
				this.#heads.check(place.parent, place.key);
				if (!(struct instanceof Y.GC))
					this.#amounts.check(place.parent, place.key, struct.content, actorId, payers);
				if (place.parent.kind === 'title') assertShort(struct, place.parent);
				this.#take(struct, track, place, undo);
			}
			this.#amounts.checkFunders(payers);
			this.#heads.assertKept(update.deletes);
			this.#split(update.deletes, undo);
			// Who adds to what others have made so dear, and contests nothing, pays nothing for it.
			const caused = this.#contention.contested > contested ? this.steps - steps : 0;
			if (caused > 0 && this.#shares.of(actorId, 'steps') + caused > mostStepsOfOne)
				throw new Misplaced(crowded);
			this.#shares.add(actorId, 'steps', caused);
			return undefined;
		} catch (error) {
			for (const step of undo.reverse()) step();
			if (error instanceof Misplaced) return error.message;
			throw error;
		} finally {
			this.#contention.limit(Infinity);
		}
	}

	/**
	 * Takes what is stored, as it is: what stands wrong there is mended by its readers, and what stands in it is not looked at. Yields every
	 * so often, for who has something else to do; nothing may be asked of it before the end.
	 */
	*absorbing(update: Update, order: readonly Struct[]): Generator<void, void> {
		let taken = 0;
		for (const struct of order) {
			const track = this.#trackOf(struct.id.client);
			try {
				const place = this.#placeOf(struct, track);
				this.#take(struct, track, place, []);
				this.#amounts.trust(place.parent, place.key);
			} catch (error) {
				if (!(error instanceof Misplaced)) throw error;
				this.#extend(track, struct, lost, gone, []);
			}
			if ((taken += 1) % breath === 0) yield;
		}
		this.#heads.erase(update.deletes);
		for (const [client, ranges] of update.deletes)
			for (const range of ranges) {
				this.#contention.split(client, range, []);
				if ((taken += 1) % breath === 0) yield;
			}
	}

	#split(deletes: Deletes, undo: Undo): void {
		for (const [client, ranges] of deletes)
			for (const range of ranges) this.#contention.split(client, range, undo);
	}

	#trackOf(client: number): Track {
		let track = this.#tracks.get(client);
		if (!track) this.#tracks.set(client, (track = { runs: [], end: 0 }));
		return track;
	}

	#take(struct: Struct, track: Track, place: Place, undo: Undo): void {
		const made = struct instanceof Y.GC ? undefined : standsIn(place.parent, place.key, struct.content);
		if (made || place.key === 'clause') this.#heads.put(struct.id, place.parent, place.key, made, undo);
		if (!(struct instanceof Y.GC)) this.#amounts.put(place.parent, place.key, struct.content, undo);
		this.#extend(track, struct, place, made, undo);
	}

	#extend(track: Track, struct: Struct, place: Place, made: Node | undefined, undo: Undo): void {
		const { end, runs } = track;
		this.#contention.take(struct, place.parent, place.key, undo);
		const last = runs.at(-1);
		const goesOn = last && !last.made && !made && last.parent === place.parent && last.key === place.key;
		undo.push(() => {
			track.end = end;
			if (!goesOn) runs.pop();
		});
		if (!goesOn) runs.push({ start: end, parent: place.parent, key: place.key, made });
		track.end = endOf(struct);
	}

	/** @throws {Misplaced} when what it refers to is not in one place: Yjs would tie two lists together. */
	#placeOf(item: Struct, track: Track): Place {
		if (item instanceof Y.GC) return lost;
		const { origin, rightOrigin, parent } = item;
		let place: Place | undefined;
		if (origin) place = this.#at(origin);
		if (rightOrigin) place = same(place, this.#at(rightOrigin));
		if (!place) {
			const made = parent instanceof Y.ID ? (this.#at(parent).made ?? gone) : rootOf(parent);
			place = made === gone ? lost : { parent: made, key: item.parentSub };
		}
		// Its beginning is there already, and Yjs goes on behind it.
		if (item.id.clock < track.end) same(place, this.#at({ client: item.id.client, clock: track.end - 1 }));
		return place;
	}

	/** The run of an operation that is there. */
	#at({ client, clock }: { readonly client: number; readonly clock: number }): Run {
		const runs = this.#tracks.get(client)?.runs ?? [];
		let low = 0;
		for (let high = runs.length - 1; low < high;) {
			const middle = (low + high + 1) >>> 1;
			if ((runs[middle] as Run).start <= clock) low = middle;
			else high = middle - 1;
		}
		return runs[low] ?? lost;
	}
}

/** Nobody types or pastes that much in a title. Together they may: who reads cuts it. */
function assertShort(struct: Struct, { name }: Node): void {
	if (struct instanceof Y.GC || !(struct.content instanceof Y.ContentString)) return;
	if (struct.length > (name === 'row' ? rowTextLength : sectionTitleLength))
		throw new Misplaced('a title too long');
}

function same(one: Place | undefined, other: Place): Place {
	if (one && (one.parent !== other.parent || one.key !== other.key))
		throw new Misplaced('two places at once');
	return other;
}

function rootOf(name: unknown): Node {
	const root = typeof name === 'string' && Object.hasOwn(roots, name) ? roots[name] : undefined;
	if (!root) throw new Misplaced(`root « ${String(name).slice(0, 40)} »`);
	return root;
}
