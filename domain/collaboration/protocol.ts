import { ByteReader, joinParts, MalformedFrame, writeBytes } from './bytes.ts';

/**
 * What travels on `/collab/:documentId`, byte by byte as `docs/collaboration.md` says it: 0 to 3 are y-websocket's, 100
 * and above are ours and go only to a client that said hello. Pure: the server and the browser read with the same code.
 */
export const protocolVersion = 1;

export type Frame =
	| { readonly type: 'step-1'; readonly stateVector: Uint8Array }
	| { readonly type: 'step-2'; readonly update: Uint8Array }
	| { readonly type: 'update'; readonly update: Uint8Array }
	| { readonly type: 'awareness'; readonly payload: Uint8Array }
	| { readonly type: 'denied'; readonly reason: string }
	| { readonly type: 'query-awareness' }
	| { readonly type: 'hello'; readonly version: number; readonly epoch: number }
	| { readonly type: 'welcome'; readonly version: number; readonly epoch: number; readonly canWrite: boolean }
	/** The sender's first `count` updates of this connection are on disk. */
	| { readonly type: 'durable'; readonly count: number }
	/** The update at `position` (from 1) will never be stored; the connection closes next. */
	| { readonly type: 'refused'; readonly position: number; readonly reason: string }
	/** Something happened outside the text: comments, versions, rights. `body` is JSON. */
	| { readonly type: 'event'; readonly name: string; readonly body: string };

/** An update that changes nothing: no operations, no deletions. */
export const nothing = new Uint8Array([0, 0]);

/** @throws {MalformedFrame} for anything but exactly one message of a known type. */
export function decodeFrame(bytes: Uint8Array): Frame {
	const reader = new ByteReader(bytes);
	const frame = readFrame(reader);
	reader.end();
	return frame;
}

function readFrame(reader: ByteReader): Frame {
	const type = reader.whole();
	switch (type) {
		case 0:
			return readSync(reader);
		case 1:
			return { type: 'awareness', payload: reader.block() };
		case 2:
			if (reader.whole() !== 0) throw new MalformedFrame('an auth message can only deny');
			return { type: 'denied', reason: reader.text() };
		case 3:
			return { type: 'query-awareness' };
		case 100:
			return { type: 'hello', version: reader.whole(), epoch: reader.whole() };
		case 101:
			return {
				type: 'welcome',
				version: reader.whole(),
				epoch: reader.whole(),
				canWrite: reader.whole() === 1,
			};
		case 102:
			return { type: 'durable', count: reader.whole() };
		case 103:
			return { type: 'refused', position: reader.whole(), reason: reader.text() };
		case 104:
			return { type: 'event', name: reader.text(), body: reader.text() };
		default:
			throw new MalformedFrame(`message type ${type} is unknown`);
	}
}

function readSync(reader: ByteReader): Frame {
	const step = reader.whole();
	switch (step) {
		case 0:
			return { type: 'step-1', stateVector: reader.block() };
		case 1:
			return { type: 'step-2', update: reader.block() };
		case 2:
			return { type: 'update', update: reader.block() };
		default:
			throw new MalformedFrame(`sync step ${step} is unknown`);
	}
}

export function encodeFrame(frame: Frame): Uint8Array {
	switch (frame.type) {
		case 'step-1':
			return writeBytes(0, 0, frame.stateVector);
		case 'step-2':
			return writeBytes(0, 1, frame.update);
		case 'update':
			return writeBytes(0, 2, frame.update);
		case 'awareness':
			return writeBytes(1, frame.payload);
		case 'denied':
			return writeBytes(2, 0, frame.reason);
		case 'query-awareness':
			return writeBytes(3);
		case 'hello':
			return writeBytes(100, frame.version, frame.epoch);
		case 'welcome':
			return writeBytes(101, frame.version, frame.epoch, frame.canWrite ? 1 : 0);
		case 'durable':
			return writeBytes(102, frame.count);
		case 'refused':
			return writeBytes(103, frame.position, frame.reason);
		case 'event':
			return writeBytes(104, frame.name, frame.body);
	}
}

/** The bytes of such a frame before its update, so that a large one can be sent from where it lies. */
export function encodeSyncHead(type: 'step-2' | 'update', length: number): Uint8Array {
	return writeBytes(0, type === 'step-2' ? 1 : 2, length);
}

/** Yjs clients that any document can have had. */
const mostClients = 100_000;

/**
 * How far each client's operations are known: next clock by client id.
 * @throws {MalformedFrame} when it is not a state vector, or names more clients than there can be.
 */
export function decodeStateVector(bytes: Uint8Array): Map<number, number> {
	const reader = new ByteReader(bytes);
	const known = new Map<number, number>();
	const count = reader.whole();
	if (count > mostClients) throw new MalformedFrame('a state vector has too many clients');
	for (let left = count; left > 0; left -= 1) known.set(reader.whole(), reader.whole());
	reader.end();
	return known;
}

export function encodeStateVector(known: ReadonlyMap<number, number>): Uint8Array {
	return joinParts([known.size, ...[...known].flat()]);
}
