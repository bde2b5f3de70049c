/** Variable-length integers and length-prefixed blocks, as lib0 writes them: the alphabet of the wire protocol. */

/** A frame that does not say what its first bytes announce. */
export class MalformedFrame extends Error {
	constructor(what: string) {
		super(what);
		this.name = 'MalformedFrame';
	}
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** Reads forward, never past the end; every failure is a {@link MalformedFrame}. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** An unsigned integer of 7 bits a byte, low bits first, at most 2^53 - 1. */
	whole(): number {
		let value = 0;
		let weight = 1;
		for (;;) {
			const byte = this.#bytes[this.#at];
			if (byte === undefined) throw new MalformedFrame('the frame ends inside an integer');
			this.#at += 1;
			value += (byte & 0x7f) * weight;
			if (value > Number.MAX_SAFE_INTEGER) throw new MalformedFrame('an integer is too large');
			if (byte < 0x80) return value;
			weight *= 128;
			if (weight > Number.MAX_SAFE_INTEGER) throw new MalformedFrame('an integer is too long');
		}
	}

	/** A block announced by its length; a view, not a copy. */
	block(): Uint8Array {
		const length = this.whole();
		if (length > this.#bytes.length - this.#at) throw new MalformedFrame('a block is longer than its frame');
		this.#at += length;
		return this.#bytes.subarray(this.#at - length, this.#at);
	}

	text(): string {
		const block = this.block();
		try {
			return utf8.decode(block);
		} catch {
			throw new MalformedFrame('a text is not UTF-8');
		}
	}

	/** Nothing may follow: one frame is one message. */
	end(): void {
		if (this.#at !== this.#bytes.length) throw new MalformedFrame('bytes follow the message');
	}
}

/** A part of a message being written: an integer, or a block with its length in front. */
export type Part = number | Uint8Array | string;

/** One message in one allocation. */
export function writeBytes(...parts: readonly Part[]): Uint8Array {
	return joinParts(parts);
}

/** The same for parts too many to be arguments. */
export function joinParts(parts: readonly Part[]): Uint8Array {
	const blocks = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
	let size = 0;
	for (const part of blocks)
		size += typeof part === 'number' ? sizeOf(part) : sizeOf(part.length) + part.length;
	const bytes = new Uint8Array(size);
	let at = 0;
	for (const part of blocks) {
		at = writeWhole(bytes, at, typeof part === 'number' ? part : part.length);
		if (typeof part === 'number') continue;
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

function sizeOf(value: number): number {
	let size = 1;
	for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size += 1;
	return size;
}

function writeWhole(bytes: Uint8Array, start: number, value: number): number {
	let at = start;
	let rest = value;
	for (; rest >= 128; rest = Math.floor(rest / 128)) {
		bytes[at] = (rest % 128) | 0x80;
		at += 1;
	}
	bytes[at] = rest;
	return at + 1;
}
