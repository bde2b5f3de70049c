import { orderOf, type Lack } from './integration.ts';
import { RangeSet } from './range-set.ts';
import type { Span } from './summary.ts';
import { endOf, type Struct, type Update } from './update.ts';

/**
 * `nothing`: everything in the update is already there. `missing`: it refers to operations that never came; Yjs would keep it
 * aside. `new`: it can be applied whole, now; `order` is what it brings, in an order in which each can be.
 */
export type Novelty =
	| { readonly novelty: 'nothing' }
	| { readonly novelty: 'missing'; readonly lack: Lack }
	| { readonly novelty: 'new'; readonly order: readonly Struct[] };

/**
 * What a document contains, by client and clock, without the document: enough to say exactly what an update would add. Every
 * update that enters is applied whole, so that no one who replays the journal ever has anything pending.
 */
export class Inventory {
	/** Next clock by client: the state vector. */
	readonly #known = new Map<number, number>();
	readonly #deleted = new Map<number, RangeSet>();
	#deletedRanges = 0;
	#bytes = 0;

	/** Of all updates that were taken in. */
	get bytes(): number {
		return this.#bytes;
	}

	get known(): ReadonlyMap<number, number> {
		return this.#known;
	}

	/** Deletions that are apart: each is an operation of its own in whoever opens the document. */
	get deletedRanges(): number {
		return this.#deletedRanges;
	}

	/** How many more deletions would be apart with this update. */
	deletedRangesGained({ deletes }: Update): number {
		let gained = 0;
		for (const [client, ranges] of deletes)
			gained += this.#deleted.get(client)?.growth(ranges) ?? ranges.length;
		return gained;
	}

	/** Clients under which the update brings operations that are not there yet. */
	newClients(update: Update): number[] {
		const clients: number[] = [];
		for (const [client, structs] of update.structs) {
			const last = structs.at(-1);
			if (last && endOf(last) > this.#clock(client)) clients.push(client);
		}
		return clients;
	}

	/** Whether what an update lacked has come. */
	has({ client, clock }: Lack): boolean {
		return clock < this.#clock(client);
	}

	judge(update: Update): Novelty {
		const result = orderOf(update, this.#known);
		if ('lack' in result) return { novelty: 'missing', lack: result.lack };
		let deletesMore = false;
		for (const [client, ranges] of update.deletes) {
			const end = result.reached.get(client) ?? this.#clock(client);
			const last = ranges.at(-1);
			if (last && last.to > end) return { novelty: 'missing', lack: { client, clock: last.to - 1 } };
			const deleted = this.#deleted.get(client);
			deletesMore ||= !deleted || !ranges.every(({ from, to }) => deleted.covers(from, to));
		}
		if (result.order.length === 0 && !deletesMore) return { novelty: 'nothing' };
		return { novelty: 'new', order: result.order };
	}

	/** Counts operations as there, of which nothing else is known: enough to say what an update lacks. */
	assume(spans: readonly Span[]): void {
		for (const { client, to } of spans) this.#known.set(client, Math.max(this.#clock(client), to));
	}

	/** Takes in an update. @returns false when it refers to operations that never came. */
	take(update: Update): boolean {
		if (this.judge(update).novelty === 'missing') return false;
		this.absorb(update);
		return true;
	}

	/** Takes in an update that was judged `new`. */
	absorb(update: Update): void {
		this.#bytes += update.bytes.length;
		for (const [client, structs] of update.structs) {
			const last = structs.at(-1);
			if (last) this.#known.set(client, Math.max(this.#clock(client), endOf(last)));
		}
		for (const [client, added] of update.deletes) {
			let ranges = this.#deleted.get(client);
			if (!ranges) this.#deleted.set(client, (ranges = new RangeSet()));
			this.#deletedRanges -= ranges.count;
			ranges.addAll(added);
			this.#deletedRanges += ranges.count;
		}
	}

	#clock(client: number): number {
		return this.#known.get(client) ?? 0;
	}
}
