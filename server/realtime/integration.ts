import * as Y from 'yjs';
import { endOf, type Struct, type Update } from './update.ts';

/** An operation that has not come. */
export interface Lack {
	readonly client: number;
	readonly clock: number;
}

interface Queue {
	readonly client: number;
	readonly structs: readonly Struct[];
	next: number;
	/** Clock that it waits for, of another client. */
	needs: number;
}

/**
 * Follows Yjs's own integration, on clocks alone: an order in which the operations that `known` lacks can be applied, each
 * after all it refers to, and the clocks reached. `lack` when some operation never could be. Those that are there already must
 * refer to what is there too: Yjs looks at them before it skips them.
 *
 * Each operation is looked at once, and once more for each time that it had to wait: a crafted order, in which two clients'
 * operations depend on each other in turn, costs no more than an honest one.
 */
export function orderOf(
	update: Update,
	known: ReadonlyMap<number, number>,
):
	| { readonly order: readonly Struct[]; readonly reached: ReadonlyMap<number, number> }
	| { readonly lack: Lack } {
	const order: Struct[] = [];
	const reached = new Map<number, number>();
	const clockOf = (client: number) => reached.get(client) ?? known.get(client) ?? 0;
	const ready: Queue[] = [];
	for (const [client, structs] of update.structs) ready.push({ client, structs, next: 0, needs: 0 });
	/** By the client they wait for; who needs least is last. */
	const waiting = new Map<number, Queue[]>();
	let blocked: Lack | undefined;
	for (let queue = ready.pop(); queue; queue = ready.pop()) {
		const lack = advance(queue, clockOf, reached, order);
		if (lack) {
			if (lack.client === queue.client || !update.structs.has(lack.client)) return { lack };
			blocked = lack;
			queue.needs = lack.clock;
			enqueue(waiting, lack.client, queue);
		}
		const sleepers = waiting.get(queue.client);
		const clock = clockOf(queue.client);
		for (let sleeper = sleepers?.at(-1); sleeper && sleeper.needs < clock; sleeper = sleepers?.at(-1)) {
			ready.push(sleeper);
			sleepers?.pop();
		}
	}
	for (const sleepers of waiting.values()) if (sleepers.length > 0 && blocked) return { lack: blocked };
	return { order, reached };
}

/** Applies what can be of one client's operations. @returns what the next one lacks. */
function advance(
	queue: Queue,
	clockOf: (client: number) => number,
	reached: Map<number, number>,
	order: Struct[],
): Lack | undefined {
	for (let struct = queue.structs[queue.next]; struct; struct = queue.structs[queue.next]) {
		const lack = lackOf(struct, clockOf);
		if (lack) return lack;
		if (endOf(struct) > clockOf(queue.client)) {
			reached.set(queue.client, endOf(struct));
			order.push(struct);
		}
		queue.next += 1;
	}
	return undefined;
}

/** Its predecessor, or something it refers to. */
function lackOf(struct: Struct, clockOf: (client: number) => number): Lack | undefined {
	const { client, clock } = struct.id;
	if (clock > clockOf(client)) return { client, clock: clock - 1 };
	if (struct instanceof Y.GC) return undefined;
	const { origin, rightOrigin, parent } = struct;
	if (origin && origin.clock >= clockOf(origin.client)) return origin;
	if (rightOrigin && rightOrigin.clock >= clockOf(rightOrigin.client)) return rightOrigin;
	return parent instanceof Y.ID && parent.clock >= clockOf(parent.client) ? parent : undefined;
}

function enqueue(waiting: Map<number, Queue[]>, client: number, queue: Queue): void {
	const sleepers = waiting.get(client);
	if (!sleepers) return void waiting.set(client, [queue]);
	let low = 0;
	for (let high = sleepers.length; low < high;) {
		const middle = (low + high) >>> 1;
		if ((sleepers[middle] as Queue).needs > queue.needs) low = middle + 1;
		else high = middle;
	}
	sleepers.splice(low, 0, queue);
}
