import type { Content } from './content.ts';
import { Inventory } from './inventory.ts';
import { Outline } from './outline.ts';
import { Shares } from './shares.ts';
import { inSlices } from './slices.ts';
import { readUpdate, type Update } from './update.ts';

/** `away`: not asked for yet, or let go. `coming`: `later` is what was stored since it was begun. */
type State =
	| { readonly state: 'away' }
	| { readonly state: 'coming'; readonly later: Update[]; ready: Promise<void> }
	| { readonly state: 'ready' };

const ready = Promise.resolve();

/** Bytes beyond twice what is served. In memory they weigh sixteen times as much. */
const excess = 4 * 1024 * 1024;

/**
 * What holds an update against what is stored, before it enters. It needs every operation of the document, which is read once somebody
 * writes, a slice at a time, and forgotten when nobody does any more. Nothing enters before [0016].
 */
export class Guard {
	/** Another one each time that what is stored is read again. */
	inventory = new Inventory();
	/** Of people who write here, for as long as the document is open. */
	readonly shares = new Shares();
	outline = new Outline(this.shares);
	#state: State = { state: 'away' };
	#isClosed = false;
	readonly #content: Content;
	readonly #most: number;
	#held = 0;
	/** Sequence of what was stored when it was last asked to rest. */
	#restedAt: number | undefined;

	/**
	 * @param content what is stored and served.
	 * @param most bytes that may wait for it.
	 */
	constructor(content: Content, most: number) {
		this.#content = content;
		this.#most = most;
	}

	get isReady(): boolean {
		return this.#state.state === 'ready';
	}

	/** To be called every so often, when nothing waits to be stored: it is forgotten once nothing was between two calls. */
	rest(seq: number): void {
		if (seq === this.#restedAt && this.isReady) this.forget();
		this.#restedAt = seq;
	}

	/**
	 * To be called when nothing waits to be stored: what is deleted for good leaves what is served, and stays here until it is made of that again.
	 * Without it, who writes and deletes for hours would fill the memory.
	 */
	lighten(): void {
		if (this.isReady && this.inventory.bytes > 2 * this.#content.size + excess) this.forget();
	}

	/** What is served is read again when it is needed. What people have spent stays, and so does what waits. */
	forget(): void {
		this.inventory = new Inventory();
		this.outline = new Outline(this.shares);
		this.#state = { state: 'away' };
	}

	/** Nobody waits for it any more. */
	close(): void {
		this.#isClosed = true;
	}

	/** @returns false when it refers to what is not here. */
	absorb(update: Update): boolean {
		const steps = this.#absorbing(update);
		for (;;) {
			const { done, value } = steps.next();
			if (done) return value;
		}
	}

	/** What another process has stored is there. */
	learn(update: Update): void {
		if (this.#state.state === 'ready') this.absorb(update);
		if (this.#state.state === 'coming') this.#state.later.push(update);
	}

	/** Bytes that wait until it is ready. */
	get held(): number {
		return this.#held;
	}

	/** Bytes wait, or do no more when negative. @returns false when too many wait already. */
	hold(bytes: number): boolean {
		if (bytes > 0 && this.#held > this.#most) return false;
		this.#held += bytes;
		return true;
	}

	/** Resolves once it is ready; begins if need be. Rejects when what is stored cannot be read after all. */
	prepare(): Promise<void> {
		if (this.#state.state === 'ready') return ready;
		if (this.#state.state === 'coming') return this.#state.ready;
		const { pieces } = this.#content.freeze();
		const later: Update[] = [];
		const coming = { state: 'coming' as const, later, ready };
		this.#state = coming;
		// It may have been forgotten meanwhile.
		coming.ready = inSlices(this.#building(this.inventory, pieces, later)).then(() => this.prepare());
		return coming.ready;
	}

	*#building(own: Inventory, pieces: readonly Uint8Array[], later: Update[]): Generator<void, void> {
		for (const bytes of pieces) {
			if (own !== this.inventory) return;
			if (!(yield* this.#absorbing(readUpdate(bytes)))) throw new Error('what is served refers to nothing');
			if (this.#isClosed) throw new Error('the document is closed');
			yield;
		}
		for (let update = later.shift(); update && own === this.inventory; update = later.shift()) {
			yield* this.#absorbing(update);
			yield;
		}
		if (own !== this.inventory) return;
		if (!isSame(this.inventory.known, this.#content.freeze().known))
			throw new Error('the guard is not of what is served');
		this.#state = { state: 'ready' };
	}

	*#absorbing(update: Update): Generator<void, boolean> {
		const { inventory, outline } = this;
		const result = inventory.judge(update);
		if (result.novelty === 'missing') return false;
		if (result.novelty === 'new') yield* outline.absorbing(update, result.order);
		inventory.absorb(update);
		return true;
	}
}

function isSame(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): boolean {
	return one.size === other.size && [...one].every(([client, clock]) => other.get(client) === clock);
}
