import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeFrame, type Frame } from '#domain/collaboration/protocol.ts';
import { FrameSocket, type SocketLike } from '#lib/collaboration/socket.ts';

/** A network that says what the test says. */
class Wire implements SocketLike {
	static latest: Wire;
	binaryType = '';
	readonly readyState = 1;
	onopen: ((event: never) => void) | null = null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: ((event: never) => void) | null = null;
	constructor() {
		Wire.latest = this;
	}
	send(): void {}
	close(): void {}
	says(frame: Frame): void {
		this.onmessage?.({ data: encodeFrame(frame).slice().buffer as ArrayBuffer });
	}
}

describe('silence on an open socket', () => {
	let closed: number[];
	beforeEach(() => {
		vi.useFakeTimers();
		closed = [];
		new FrameSocket(Wire, 'wss://maillage.example', {
			opened: () => {},
			heard: () => {},
			received: () => {},
			closed: (code) => closed.push(code),
		});
	});
	afterEach(() => vi.useRealTimers());

	const welcome: Frame = { type: 'welcome', version: 1, epoch: 1, canWrite: true };
	const content: Frame = { type: 'step-2', update: new Uint8Array([0, 0]) };

	it('from the beginning is a proxy that swallows everything: ten seconds [E4]', () => {
		vi.advanceTimersByTime(9000);
		expect(closed).toEqual([]);
		vi.advanceTimersByTime(6000);
		expect(closed).toEqual([1006]);
	});

	it('after the welcome may be a large document on a thin line: five minutes', () => {
		Wire.latest.says(welcome);
		vi.advanceTimersByTime(290_000);
		expect(closed).toEqual([]);
		vi.advanceTimersByTime(20_000);
		expect(closed).toEqual([1006]);
	});

	it('after the content is a dead connection: thirty seconds', () => {
		Wire.latest.says(welcome);
		Wire.latest.says(content);
		vi.advanceTimersByTime(25_000);
		expect(closed).toEqual([]);
		vi.advanceTimersByTime(10_000);
		expect(closed).toEqual([1006]);
	});
});
