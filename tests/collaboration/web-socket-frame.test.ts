import type { Writable } from 'node:stream';
import * as ws from 'ws';
import { describe, expect, it } from 'vitest';
import { inWebSocketFrames } from '#server/realtime/web-socket-frame.ts';

/** The library's own, which its types do not mention. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };

/** What a client's own library reads in these bytes. */
function read(bytes: Buffer): { data: Buffer; isBinary: boolean }[] {
	const messages: { data: Buffer; isBinary: boolean }[] = [];
	const receiver = new Receiver({ isServer: false, maxPayload: 0, allowSynchronousEvents: true });
	receiver.on('message', (data: Buffer, isBinary: boolean) => messages.push({ data, isBinary }));
	receiver.on('error', (error) => {
		throw error;
	});
	receiver.write(bytes);
	return messages;
}

describe('a message in a WebSocket frame', () => {
	it.each([0, 1, 125, 126, 127, 65_535, 65_536, 70_000])('of %i bytes is read as it was', (length) => {
		const message = Uint8Array.from({ length }, (_, index) => index & 255);
		const [got, ...more] = read(inWebSocketFrames([message]));
		expect(more).toEqual([]);
		expect(got?.isBinary).toBe(true);
		expect(Buffer.compare(got!.data, message)).toBe(0);
	});

	it('ends where the next begins', () => {
		const both = inWebSocketFrames([Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3)]);
		expect(read(both).map(({ data }) => [...data])).toEqual([[1, 2], [], [3]]);
	});
});
