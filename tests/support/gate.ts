import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { Inventory } from '#server/realtime/inventory.ts';
import { Outline } from '#server/realtime/outline.ts';
import { readUpdate } from '#server/realtime/update.ts';
import { findForeign } from '#server/realtime/vocabulary.ts';

/** What lets updates into a document, without a network or a disk: what is taken is applied to `doc`. */
export class Gate {
	readonly doc = new Y.Doc();
	readonly #owners = new Map<number, string>();
	#inventory = new Inventory();
	#outline = new Outline();

	constructor(...stored: readonly Uint8Array[]) {
		for (const bytes of stored) this.#open(bytes);
	}

	/** @returns `taken`, `nothing`, `missing`, or why it was refused. */
	offer(actor: string, bytes: Uint8Array): string {
		const update = readUpdate(bytes);
		const clients = this.#inventory.newClients(update);
		if (clients.some((client) => (this.#owners.get(client) ?? actor) !== actor)) return 'somebody else’s';
		const result = this.#inventory.judge(update);
		if (result.novelty !== 'new') return result.novelty;
		const refusal = findForeign(update) ?? this.#outline.admit(update, result.order, actor);
		if (refusal !== undefined) return refusal;
		this.#inventory.absorb(update);
		for (const client of clients) this.#owners.set(client, actor);
		Y.applyUpdate(this.doc, bytes);
		return 'taken';
	}

	/** Comparisons that it takes Yjs, at most. */
	get steps(): number {
		return this.#outline.steps;
	}

	/** Forgets all, and opens again from a snapshot of what was taken. */
	reopen(): void {
		this.#inventory = new Inventory();
		this.#outline = new Outline();
		this.#open(Y.encodeStateAsUpdate(this.doc));
	}

	#open(bytes: Uint8Array): void {
		const update = readUpdate(bytes);
		const result = this.#inventory.judge(update);
		// As a generator, whose steps are taken at once.
		if (result.novelty === 'new') void [...this.#outline.absorbing(update, result.order)];
		this.#inventory.absorb(update);
		for (const client of this.#inventory.known.keys())
			if (!this.#owners.has(client)) this.#owners.set(client, 'application');
		Y.applyUpdate(this.doc, bytes);
	}
}

export interface Id {
	readonly client: number;
	readonly clock: number;
}

/** One operation as a program writes it that has no library. */
export interface Operation {
	readonly origin?: Id;
	readonly right?: Id;
	readonly parent?: Id | string;
	readonly key?: string;
	readonly content:
		| { readonly gc: number }
		| { readonly deleted: number }
		| { readonly text: string }
		| { readonly mark: string; readonly value: unknown }
		| { readonly values: readonly unknown[] }
		/** Yjs's number of the type, and the name of an element. */
		| { readonly type: number; readonly name?: string };
}

/** The bytes of operations, of one client after another. */
export function forge(
	blocks: readonly {
		readonly client: number;
		readonly clock: number;
		readonly operations: readonly Operation[];
	}[],
	deletes: readonly {
		readonly client: number;
		readonly ranges: readonly (readonly [from: number, to: number])[];
	}[] = [],
): Uint8Array {
	const out = encoding.createEncoder();
	const whole = (value: number) => encoding.writeVarUint(out, value);
	const id = ({ client, clock }: Id) => {
		whole(client);
		whole(clock);
	};
	whole(blocks.length);
	for (const { client, clock, operations } of blocks) {
		whole(operations.length);
		whole(client);
		whole(clock);
		for (const { origin, right, parent = 'sections', key, content } of operations) {
			if ('gc' in content) {
				whole(0);
				whole(content.gc);
				continue;
			}
			encoding.writeUint8(
				out,
				kindOf(content) | (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32),
			);
			if (origin) id(origin);
			if (right) id(right);
			if (!origin && !right) {
				whole(typeof parent === 'string' ? 1 : 0);
				if (typeof parent === 'string') encoding.writeVarString(out, parent);
				else id(parent);
				if (key !== undefined) encoding.writeVarString(out, key);
			}
			if ('deleted' in content) whole(content.deleted);
			else if ('text' in content) encoding.writeVarString(out, content.text);
			else if ('mark' in content) {
				encoding.writeVarString(out, content.mark);
				encoding.writeVarString(out, JSON.stringify(content.value));
			} else if ('values' in content) {
				whole(content.values.length);
				for (const value of content.values) encoding.writeAny(out, value as never);
			} else {
				whole(content.type);
				if (content.name !== undefined) encoding.writeVarString(out, content.name);
			}
		}
	}
	whole(deletes.length);
	for (const { client, ranges } of deletes) {
		whole(client);
		whole(ranges.length);
		for (const [from, to] of ranges) id({ client: from, clock: to - from });
	}
	return encoding.toUint8Array(out);
}

function kindOf(content: Operation['content']): number {
	if ('deleted' in content) return 1;
	if ('text' in content) return 4;
	if ('mark' in content) return 6;
	return 'type' in content ? 7 : 8;
}
