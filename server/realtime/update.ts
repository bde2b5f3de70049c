import type { decoding } from 'lib0';
import * as Y from 'yjs';

export type Struct = Y.Item | Y.GC;

/** A Yjs update (V1), decoded but not applied to anything. */
export interface Update {
	readonly bytes: Uint8Array;
	/** Operations by client, in the order of their clocks. */
	readonly structs: ReadonlyMap<number, readonly Struct[]>;
	readonly deletes: readonly { readonly client: number; readonly from: number; readonly to: number }[];
}

/** Not a Yjs V1 update, or one that Yjs itself would never write. */
export class MalformedUpdate extends Error {
	constructor(what: string) {
		super(what);
		this.name = 'MalformedUpdate';
	}
}

/** No honest document comes near; beyond it, arithmetic on clocks would no longer be exact. */
const highestClock = 2 ** 40;

/**
 * Decodes every byte. V1 only: V2 decoders can be hung by a few bytes. Refuses what Yjs decodes in one way and applies in
 * another, such as a client announced twice, of which only the second block would be applied.
 * @throws {MalformedUpdate}
 */
export function readUpdate(bytes: Uint8Array): Update {
	let rest: decoding.Decoder | undefined;
	const announced = new Set<number>();
	class StrictDecoder extends Y.UpdateDecoderV1 {
		constructor(decoder: decoding.Decoder) {
			super(decoder);
			rest = decoder;
		}
		// Called once for each client's block of operations.
		override readClient(): number {
			const client = super.readClient();
			if (announced.has(client)) throw new MalformedUpdate('a client is announced twice');
			announced.add(client);
			return client;
		}
	}
	let decoded: ReturnType<typeof Y.decodeUpdate>;
	try {
		decoded = Y.decodeUpdateV2(bytes, StrictDecoder);
	} catch (error) {
		throw new MalformedUpdate(error instanceof Error ? error.message : 'cannot be decoded');
	}
	if (rest?.pos !== bytes.length) throw new MalformedUpdate('bytes follow the update');
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

function deletesOf(deleteSet: ReturnType<typeof Y.decodeUpdate>['ds']): Update['deletes'] {
	const deletes: Update['deletes'][number][] = [];
	for (const [client, items] of deleteSet.clients) {
		let reached = 0;
		for (const { clock, len } of items) {
			if (len < 1 || clock + len > highestClock)
				throw new MalformedUpdate('a deletion has an impossible length');
			// Yjs always writes them in order; from the last to the first, some thousands take it minutes to apply.
			if (clock < reached) throw new MalformedUpdate('deletions are not in order');
			reached = clock + len;
			deletes.push({ client, from: clock, to: reached });
		}
	}
	return deletes;
}
