import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { ByteReader, MalformedFrame, writeBytes } from '#domain/collaboration/bytes.ts';
import { closeCodes, closingSentence, isFinal } from '#domain/collaboration/closing.ts';
import { decodeAwareness, encodeAwareness } from '#domain/collaboration/presence.ts';
import {
	decodeFrame,
	decodeStateVector,
	encodeFrame,
	encodeStateVector,
	type Frame,
} from '#domain/collaboration/protocol.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

const table: [bytes: Uint8Array, frame: Frame][] = [
	[bytes(0, 0, 1, 0), { type: 'step-1', stateVector: bytes(0) }],
	[bytes(0, 1, 2, 0, 0), { type: 'step-2', update: bytes(0, 0) }],
	[bytes(0, 2, 2, 0, 0), { type: 'update', update: bytes(0, 0) }],
	[bytes(1, 1, 0), { type: 'awareness', payload: bytes(0) }],
	[bytes(2, 0, 3, 110, 111, 110), { type: 'denied', reason: 'non' }],
	[bytes(3), { type: 'query-awareness' }],
	[bytes(100, 1, 1), { type: 'hello', version: 1, epoch: 1 }],
	[bytes(101, 1, 1, 1), { type: 'welcome', version: 1, epoch: 1, canWrite: true }],
	[bytes(101, 1, 1, 0), { type: 'welcome', version: 1, epoch: 1, canWrite: false }],
	[bytes(102, 0x80, 1), { type: 'durable', count: 128 }],
	[bytes(103, 2, 2, 0xc3, 0xa9), { type: 'refused', position: 2, reason: 'é' }],
	[bytes(104, 1, 97, 2, 123, 125), { type: 'event', name: 'a', body: '{}' }],
];

describe('frames', () => {
	it.each(table)('%s is read and written as the specification says', (wire, frame) => {
		expect(decodeFrame(wire)).toEqual(frame);
		expect(encodeFrame(frame)).toEqual(wire);
	});

	it.each(table)('%s with a byte more, or any byte less, is malformed', (wire) => {
		expect(() => decodeFrame(Uint8Array.from([...wire, 0]))).toThrow(MalformedFrame);
		for (let length = 0; length < wire.length; length += 1)
			expect(() => decodeFrame(wire.slice(0, length))).toThrow(MalformedFrame);
	});

	it.each([[bytes(4)], [bytes(99)], [bytes(105)], [bytes(0, 3, 0)], [bytes(2, 1)], [bytes(2, 0, 1, 0xff)]])(
		'%s is malformed',
		(wire) => {
			expect(() => decodeFrame(wire)).toThrow(MalformedFrame);
		},
	);

	it('are those of y-protocols', () => {
		const doc = new Y.Doc();
		doc.getMap('sections').set('a', 1);
		const update = Y.encodeStateAsUpdate(doc);
		const written = (write: (encoder: encoding.Encoder) => void) => {
			const encoder = encoding.createEncoder();
			encoding.writeVarUint(encoder, 0);
			write(encoder);
			return encoding.toUint8Array(encoder);
		};
		const stateVector = Y.encodeStateVector(doc);
		expect(encodeFrame({ type: 'step-1', stateVector })).toEqual(
			written((to) => sync.writeSyncStep1(to, doc)),
		);
		expect(encodeFrame({ type: 'step-2', update })).toEqual(written((to) => sync.writeSyncStep2(to, doc)));
		expect(encodeFrame({ type: 'update', update })).toEqual(written((to) => sync.writeUpdate(to, update)));
		expect(encodeStateVector(decodeStateVector(stateVector))).toEqual(stateVector);
		const awareness = new Awareness(doc);
		awareness.setLocalState({ typing: true });
		const clock = awareness.meta.get(doc.clientID)!.clock;
		const payload = encodeAwarenessUpdate(awareness, [doc.clientID]);
		const entries = [{ clientId: doc.clientID, clock, state: { typing: true } }];
		expect(encodeAwareness(entries)).toEqual(payload);
		const size = JSON.stringify({ typing: true }).length;
		expect(decodeAwareness(payload)).toEqual(entries.map((entry) => ({ ...entry, size })));
		awareness.destroy();
	});
});

describe('integers', () => {
	it.each([0, 1, 127, 128, 300, 2 ** 31, 2 ** 32, 2 ** 48, Number.MAX_SAFE_INTEGER])(
		'%d as lib0 writes it',
		(value) => {
			const encoder = encoding.createEncoder();
			encoding.writeVarUint(encoder, value);
			const wire = encoding.toUint8Array(encoder);
			expect(writeBytes(value)).toEqual(wire);
			expect(new ByteReader(wire).whole()).toBe(value);
			expect(decoding.readVarUint(decoding.createDecoder(wire))).toBe(value);
		},
	);

	it('beyond 2^53 are malformed, not rounded', () => {
		expect(() => new ByteReader(bytes(255, 255, 255, 255, 255, 255, 255, 16)).whole()).toThrow(
			MalformedFrame,
		);
		expect(() => new ByteReader(new Uint8Array(40).fill(128)).whole()).toThrow(MalformedFrame);
	});
});

describe('close codes [CLO-1]', () => {
	it('say final exactly when the stock provider gives up, and when the frame is too big to ever pass', () => {
		for (const code of Object.values(closeCodes)) expect(isFinal(code)).toBe(code >= 4400 && code < 4500);
		expect([1000, 1006, 1011, 1012, 1013].some(isFinal)).toBe(false);
		expect(isFinal(1009)).toBe(true);
	});

	it('have a sentence each', () => {
		for (const code of Object.values(closeCodes)) expect(closingSentence(code)).toMatch(/^\p{Lu}.*\.$/u);
	});
});
