import { decodeStateVector, encodeStateVector } from '#domain/collaboration/protocol.ts';
import { hash } from 'node:crypto';

/** Bytes of a digest. */
const length = 16;

/**
 * How far each client's operations go in a snapshot, beside it: found out from its bytes, it costs reading all of them, which is most of what the
 * first reader of a large document would wait for [0016].
 * @param checksum of the snapshot that it belongs to.
 * @returns a digest of both, then the state vector.
 */
export function sealClocks(clocks: ReadonlyMap<number, number>, checksum: string): Uint8Array {
	const vector = encodeStateVector(clocks);
	return Buffer.concat([digest(vector, checksum), vector]);
}

/** Undefined when it is not whole, or another snapshot's: what it says can be found out. */
export function openClocks(sealed: Uint8Array, checksum: string): ReadonlyMap<number, number> | undefined {
	const vector = sealed.subarray(length);
	if (!digest(vector, checksum).equals(sealed.subarray(0, length))) return undefined;
	try {
		return decodeStateVector(vector);
	} catch {
		// More clients than a reader may name; a document can have been given more.
		return undefined;
	}
}

function digest(vector: Uint8Array, checksum: string): Buffer {
	return hash('sha256', Buffer.concat([Buffer.from(`${checksum}\n`), vector]), 'buffer').subarray(0, length);
}
