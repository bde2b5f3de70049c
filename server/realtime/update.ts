import type { decoding } from 'lib0';
import * as Y from 'yjs';
import type { Range } from './range-set.ts';

export type Struct = Y.Item | Y.GC;

/** What an update deletes, by client: ranges that rise and do not overlap. */
export type Deletes = ReadonlyMap<number, readonly Range[]>;

/** A Yjs update (V1), decoded but not applied to anything. */
export interface Update {
	readonly bytes: Uint8Array;
	/** Operations by client, in the order of their clocks. */
	readonly structs: ReadonlyMap<number, readonly Struct[]>;
	readonly deletes: Deletes;
}

/** Not a Yjs V1 update, or one that Yjs itself would never write. */
export class MalformedUpdate extends Error {
	constructor(what: string) {
		super(what);
		this.name = 'MalformedUpdate';
	}
}

/** How much of an update is decoded at all: two bytes may be an operation, which costs a hundred times as much once it is an object. */
export interface Bounds {
	readonly operations: number;
	/** With operations, and with deletions. */
	readonly clients: number;
	readonly deletions: number;
}

/** Holds more than its {@link Bounds}; how much more is not known, the rest was not decoded. */
export class OversizedUpdate extends Error {}

/** Holds what no release of ours writes, and what costs too much to be looked at; named, for a log. */
export class ForeignUpdate extends Error {}

/** No honest document comes near; beyond it, arithmetic on clocks would no longer be exact. */
const highestClock = 2 ** 40;

/** How Yjs numbers what none of our releases writes: texts, each of which would be parsed. */
const jsonContent = 2;

/** In lib0's numbers of what a value is, bytes, lists and objects come first: one of ours is none of them. */
const lastNested = 118;

/** The attributes of a link to the longest address that is taken, twice over. */
const longestJson = 8192;

/** A class of its own, made once: one made for each update costs ten times its decoding. */
class StrictDecoder extends Y.UpdateDecoderV1 {
	/** Yjs makes it, and gives it back to no one; decoding is synchronous. */
	static latest: StrictDecoder | undefined;
	/** Those of the update that is decoded now; none for what is stored. */
	static bounds: Bounds | undefined;
	readonly #announced = new Set<number>();
	readonly #bounds = StrictDecoder.bounds;
	#operations = 0;
	#values = 0;
	#deletingClients = 0;
	#deletions = 0;

	constructor(decoder: decoding.Decoder) {
		super(decoder);
		StrictDecoder.latest = this;
	}

	// Called once for each client's block of operations.
	override readClient(): number {
		const client = super.readClient();
		if (this.#announced.has(client)) throw new MalformedUpdate('a client is announced twice');
		this.#announced.add(client);
		this.#bound(this.#announced.size, 'clients');
		return client;
	}

	// Once for each operation.
	override readInfo(): number {
		this.#bound((this.#operations += 1), 'operations');
		const info = super.readInfo();
		if (this.#bounds && (info & 31) === jsonContent) throw new ForeignUpdate('ContentJSON');
		return info;
	}

	// An operation has three texts at most, and one value unless it holds many: ours never do.
	override readString(): string {
		this.#bound((this.#values += 1) / 4, 'operations');
		return super.readString();
	}

	override readAny(): unknown {
		this.#bound((this.#values += 1) / 4, 'operations');
		if (this.#bounds && (this.restDecoder.arr[this.restDecoder.pos] ?? 0) <= lastNested)
			throw new ForeignUpdate('value');
		return super.readAny();
	}

	// The attributes of a mark.
	override readJSON(): unknown {
		const text = super.readString();
		if (this.#bounds && text.length > longestJson) throw new ForeignUpdate('attributes');
		return JSON.parse(text);
	}

	// Once for each client's block of deletions.
	override resetDsCurVal(): void {
		this.#bound((this.#deletingClients += 1), 'clients');
	}

	override readDsClock(): number {
		this.#bound((this.#deletions += 1), 'deletions');
		return super.readDsClock();
	}

	#bound(count: number, what: keyof Bounds): void {
		if (this.#bounds && count > this.#bounds[what]) throw new OversizedUpdate(what);
	}
}

/**
 * Decodes every byte. V1 only: V2 decoders can be hung by a few bytes. Refuses what Yjs decodes in one way and applies in
 * another, such as a client announced twice, of which only the second block would be applied.
 * @param bounds for what somebody sends; what is stored is read whole.
 * @throws {MalformedUpdate}
 * @throws {OversizedUpdate} as soon as the bounds are passed.
 * @throws {ForeignUpdate} within bounds only.
 */
export function readUpdate(bytes: Uint8Array, bounds?: Bounds): Update {
	let decoded: ReturnType<typeof Y.decodeUpdate>;
	StrictDecoder.bounds = bounds;
	try {
		decoded = Y.decodeUpdateV2(bytes, StrictDecoder);
	} catch (error) {
		if (error instanceof OversizedUpdate || error instanceof ForeignUpdate) throw error;
		throw new MalformedUpdate(error instanceof Error ? error.message : 'cannot be decoded');
	}
	const end = StrictDecoder.latest?.restDecoder.pos;
	StrictDecoder.latest = undefined;
	if (end !== bytes.length) throw new MalformedUpdate('bytes follow the update');
	return { bytes, structs: structsOf(decoded.structs), deletes: deletesOf(decoded.ds) };
}

function structsOf(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): Map<number, Struct[]> {
	const byClient = new Map<number, Struct[]>();
	for (const struct of structs) {
		if (struct.length < 1 || struct.id.clock + struct.length > highestClock)
			throw new MalformedUpdate('an operation has an impossible length');
		if (struct instanceof Y.Skip) continue;
		const own = byClient.get(struct.id.client);
		if (own) own.push(struct);
		else byClient.set(struct.id.client, [struct]);
	}
	return byClient;
}

function deletesOf(deleteSet: ReturnType<typeof Y.decodeUpdate>['ds']): Deletes {
	const deletes = new Map<number, Range[]>();
	for (const [client, items] of deleteSet.clients) {
		let reached = 0;
		const ranges: Range[] = [];
		for (const { clock, len } of items) {
			if (len < 1 || clock + len > highestClock)
				throw new MalformedUpdate('a deletion has an impossible length');
			// Yjs always writes them in order; from the last to the first, some thousands take it minutes to apply.
			if (clock < reached) throw new MalformedUpdate('deletions are not in order');
			reached = clock + len;
			ranges.push({ from: clock, to: reached });
		}
		deletes.set(client, ranges);
	}
	return deletes;
}

/** The clock after the operation's last. */
export const endOf = (struct: Struct) => struct.id.clock + struct.length;
