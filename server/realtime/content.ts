import { encodeStateVector, nothing } from '#domain/collaboration/protocol.ts';
import * as Y from 'yjs';
import { summarise, type Summary } from './summary.ts';
import type { Update } from './update.ts';

interface Piece extends Omit<Summary, 'deletions'> {
	/** What was last cut out of it, and for whom: after a restart everyone comes back knowing the same. */
	cut?: { readonly known: string; readonly bytes: Uint8Array };
	/** When another cut may be made, in milliseconds. */
	nextCut?: number;
}

/** One reader's way through a content, which may grow and be compacted meanwhile. */
export interface Cursor {
	/** The next update to send; undefined at the end, for now. */
	next(): Uint8Array | undefined;
}

/**
 * The stored content of an open document as the bytes it is stored in: a snapshot, then what came after. Served as it is;
 * no Y.Doc is kept. Only what is committed enters.
 */
export class Content {
	#pieces: Piece[] = [];
	readonly #known = new Map<number, number>();
	/** Pieces that are no more, the snapshot that replaced them counted as one: the position of the first that is left. */
	#folded = 0;
	#size = 0;

	/** Updates, the snapshot among them. */
	get length(): number {
		return this.#pieces.length;
	}

	/** Bytes. */
	get size(): number {
		return this.#size;
	}

	/** Bytes of the oldest: of the snapshot, if there is one. */
	get base(): number {
		return this.#pieces[0]?.bytes.length ?? 0;
	}

	/** Yjs clients that ever wrote in it. */
	get clients(): Iterable<number> {
		return this.#known.keys();
	}

	/** Whether a Yjs client ever wrote in it. */
	has(client: number): boolean {
		return this.#known.has(client);
	}

	get stateVector(): Uint8Array {
		return encodeStateVector(this.#known);
	}

	/** All of it as it is now; what comes later does not change it. */
	freeze(): { readonly pieces: readonly Uint8Array[]; readonly known: ReadonlyMap<number, number> } {
		return { pieces: this.#pieces.map(({ bytes }) => bytes), known: new Map(this.#known) };
	}

	append(update: Update): void {
		this.appendStored(summarise(update));
	}

	/** Appends what was not decoded. */
	appendStored(piece: Summary): void {
		this.#pieces.push(piece);
		this.#size += piece.bytes.length;
		for (const { client, to } of piece.spans)
			this.#known.set(client, Math.max(this.#known.get(client) ?? 0, to));
	}

	/**
	 * What someone lacks who knows `known`, as updates to apply in order; never empty, so that the last one can be the sync step 2
	 * that says "you have it all".
	 */
	since(known: ReadonlyMap<number, number>): Uint8Array[] {
		const missing: Uint8Array[] = [];
		const cursor = this.cursor(known);
		for (let bytes = cursor.next(); bytes; bytes = cursor.next()) missing.push(bytes);
		return missing.length > 0 ? missing : [nothing];
	}

	/** Bytes that have to be read to answer someone who knows `known`. */
	weightFor(known: ReadonlyMap<number, number>): number {
		return this.#pieces.reduce((sum, piece) => (isNews(piece, known) ? sum + piece.bytes.length : sum), 0);
	}

	/** Reads on for someone who knows `known`. */
	cursor(known: ReadonlyMap<number, number>): Cursor {
		return this.#cursor(new Map(known), 0);
	}

	/** Reads on for someone who has been sent everything so far, deletions included. */
	cursorAtEnd(): Cursor {
		return this.#cursor(new Map(this.#known), this.#folded + this.#pieces.length);
	}

	#cursor(known: Map<number, number>, start: number): Cursor {
		let position = start;
		return {
			next: () => {
				// What was left to read has become a snapshot: `known` says what of it is new.
				position = Math.max(position, this.#folded);
				for (let piece; (piece = this.#pieces[position - this.#folded]);) {
					position += 1;
					if (!isNews(piece, known)) continue;
					const isWhole = piece.spans.every(({ client, from }) => (known.get(client) ?? 0) <= from);
					const bytes = isWhole ? piece.bytes : cutFrom(piece, known);
					for (const { client, to } of piece.spans) known.set(client, Math.max(known.get(client) ?? 0, to));
					return bytes;
				}
				return undefined;
			},
		};
	}

	/** Replaces the first `count` pieces by one that says the same. */
	replaceFirst(count: number, snapshot: Summary): void {
		this.#pieces = [pieceOf(snapshot), ...this.#pieces.slice(count)];
		this.#folded += count - 1;
		this.#size = this.#pieces.reduce((sum, piece) => sum + piece.bytes.length, 0);
	}
}

/** Deletions have no clock: what deletes is news to everyone. */
const isNews = (piece: Piece, known: ReadonlyMap<number, number>) =>
	piece.deletes || piece.spans.some(({ client, to }) => (known.get(client) ?? 0) < to);

function pieceOf({ deletions, ...summary }: Summary): Piece {
	const all = new Map(summary.spans.map(({ client, to }) => [client, to]));
	return deletions ? { ...summary, cut: { known: keyOf(summary, all), bytes: deletions } } : summary;
}

/** A piece that is cheaper to send whole than to cut twice in a moment, in bytes. */
const large = 64 * 1024;
/** Of the time between two cuts, the share that goes into cutting, at most. */
const share = 1 / 20;

/**
 * Cutting a large one takes a tenth of a second: it is kept for the next who knows as much of it. Who asks with another vector a
 * moment later gets it whole [LIM-8]: what one has already does no harm, and everyone else would wait for a cut for each question.
 */
function cutFrom(piece: Piece, known: ReadonlyMap<number, number>): Uint8Array {
	const key = keyOf(piece, known);
	if (piece.cut?.known === key) return piece.cut.bytes;
	const start = performance.now();
	if (piece.bytes.length > large && start < (piece.nextCut ?? 0)) return piece.bytes;
	piece.cut = { known: key, bytes: Y.diffUpdate(piece.bytes, encodeStateVector(known)) };
	const end = performance.now();
	piece.nextCut = end + (end - start) / share;
	return piece.cut.bytes;
}

/** How much of a piece someone knows. */
const keyOf = ({ spans }: Pick<Piece, 'spans'>, known: ReadonlyMap<number, number>) =>
	spans.map(({ client, to }) => Math.min(known.get(client) ?? 0, to)).join();
