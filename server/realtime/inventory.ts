import * as Y from 'yjs';
import { RangeSet } from './range-set.ts';
import type { Struct, Update } from './update.ts';

/**
 * `nothing`: everything in the update is already there. `missing`: it refers to operations that never came; Yjs would keep it
 * aside. `new`: it can be applied whole, now.
 */
export type Novelty = 'nothing' | 'missing' | 'new';

/**
 * What a document contains, by client and clock, without the document: enough to say exactly what an update would add. Every
 * update that enters is applied whole, so that no one who replays the journal ever has anything pending.
 */
export class Inventory {
	/** Next clock by client: the state vector. */
	readonly #known = new Map<number, number>();
	readonly #deleted = new Map<number, RangeSet>();

	get known(): ReadonlyMap<number, number> {
		return this.#known;
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

	judge(update: Update): Novelty {
		const reached = this.#integrate(update);
		if (reached === undefined) return 'missing';
		let deletesMore = false;
		for (const { client, from, to } of update.deletes) {
			if (to > (reached.get(client) ?? this.#clock(client))) return 'missing';
			deletesMore ||= !this.#deleted.get(client)?.covers(from, to);
		}
		return reached.size > 0 || deletesMore ? 'new' : 'nothing';
	}

	/** Takes in an update that was judged `new`. */
	absorb(update: Update): void {
		for (const [client, structs] of update.structs) {
			const last = structs.at(-1);
			if (last) this.#known.set(client, Math.max(this.#clock(client), endOf(last)));
		}
		for (const { client, from, to } of update.deletes) {
			let ranges = this.#deleted.get(client);
			if (!ranges) this.#deleted.set(client, (ranges = new RangeSet()));
			ranges.add(from, to);
		}
	}

	/**
	 * Follows Yjs's own order of integration, on clocks alone.
	 * @returns the clocks reached by clients that advance, or undefined when some operation can never be reached.
	 */
	#integrate(update: Update): Map<number, number> | undefined {
		const reached = new Map<number, number>();
		const clock = (client: number) => reached.get(client) ?? this.#clock(client);
		const queues = this.newClients(update).map((client) => ({
			client,
			structs: update.structs.get(client) ?? [],
			next: 0,
		}));
		for (let advanced = true; advanced;) {
			advanced = false;
			for (const queue of queues)
				for (let struct = queue.structs[queue.next]; struct; struct = queue.structs[queue.next]) {
					const isThere = endOf(struct) <= clock(queue.client);
					if (!isThere && !isReady(struct, clock)) break;
					if (!isThere) reached.set(queue.client, endOf(struct));
					queue.next += 1;
					advanced = true;
				}
		}
		return queues.every((queue) => queue.next === queue.structs.length) ? reached : undefined;
	}

	#clock(client: number): number {
		return this.#known.get(client) ?? 0;
	}
}

/** Its predecessor and everything it refers to are there. */
function isReady(struct: Struct, clock: (client: number) => number): boolean {
	if (struct.id.clock > clock(struct.id.client)) return false;
	if (struct instanceof Y.GC) return true;
	return [struct.origin, struct.rightOrigin, struct.parent].every(
		(id) => !(id instanceof Y.ID) || id.clock < clock(id.client),
	);
}

export const endOf = (struct: Struct) => struct.id.clock + struct.length;
