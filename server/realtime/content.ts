import { encodeStateVector } from '#domain/collaboration/protocol.ts';
import * as Y from 'yjs';
import { endOf } from './inventory.ts';
import type { Update } from './update.ts';

interface Piece {
	readonly bytes: Uint8Array;
	/** First and next clock by client. */
	readonly spans: readonly { readonly client: number; readonly from: number; readonly to: number }[];
	readonly deletes: boolean;
}

/** An update that changes nothing: no operations, no deletions. */
const nothing = new Uint8Array([0, 0]);

/**
 * The stored content of an open document as the bytes it is stored in: a snapshot, then what came after. Served as it is;
 * no Y.Doc is kept. Only what is committed enters.
 */
export class Content {
	#pieces: Piece[] = [];
	readonly #known = new Map<number, number>();

	/** Updates since the snapshot. */
	get length(): number {
		return this.#pieces.length;
	}

	get stateVector(): Uint8Array {
		return encodeStateVector(this.#known);
	}

	append(update: Update): void {
		const piece = pieceOf(update);
		this.#pieces.push(piece);
		for (const { client, to } of piece.spans)
			this.#known.set(client, Math.max(this.#known.get(client) ?? 0, to));
	}

	/**
	 * What someone lacks who knows `known`, as updates to apply in order; never empty, so that the last one can be the sync step 2
	 * that says "you have it all".
	 */
	since(known: ReadonlyMap<number, number>): Uint8Array[] {
		const missing: Uint8Array[] = [];
		const vector = encodeStateVector(known);
		for (const piece of this.#pieces) {
			const news = piece.spans.filter(({ client, to }) => (known.get(client) ?? 0) < to);
			if (news.length === 0 && !piece.deletes) continue;
			const whole = piece.spans.every(({ client, from }) => (known.get(client) ?? 0) <= from);
			missing.push(whole ? piece.bytes : Y.diffUpdate(piece.bytes, vector));
		}
		return missing.length > 0 ? missing : [nothing];
	}

	/** The document itself, made for a moment; the caller destroys it. */
	materialise(): Y.Doc {
		const doc = new Y.Doc();
		doc.transact(() => {
			for (const piece of this.#pieces) Y.applyUpdate(doc, piece.bytes);
		});
		return doc;
	}

	/** Replaces the first `count` pieces by one that says the same. */
	replaceFirst(count: number, snapshot: Update): void {
		this.#pieces = [pieceOf(snapshot), ...this.#pieces.slice(count)];
	}
}

function pieceOf(update: Update): Piece {
	const spans = [...update.structs].flatMap(([client, structs]) => {
		const [first, last] = [structs[0], structs.at(-1)];
		return first && last ? [{ client, from: first.id.clock, to: endOf(last) }] : [];
	});
	return { bytes: update.bytes, spans, deletes: update.deletes.length > 0 };
}
