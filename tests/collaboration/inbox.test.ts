import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeFrame, type Frame } from '#domain/collaboration/protocol.ts';
import { keystroke } from '#lib/collaboration/keystroke.ts';
import { FrameSocket, type SocketLike } from '#lib/collaboration/socket.ts';

/** A connection whose other side is this test; what it tells is noted in the order in which it tells it. */
function connect(fails = false) {
	const told: (string | number)[] = [];
	let socket: SocketLike | undefined;
	class Line implements SocketLike {
		binaryType = '';
		readyState = 1;
		onopen = null;
		onmessage: SocketLike['onmessage'] = null;
		onclose: SocketLike['onclose'] = null;
		onerror = null;
		constructor() {
			socket = this as SocketLike;
		}
		send() {}
		close() {}
	}
	const frames = new FrameSocket(Line, 'ws://nowhere', {
		opened() {},
		heard(frames) {
			if (fails) throw new RangeError('no such words');
			told.push(frames.map((frame) => (frame.type === 'update' ? frame.update.join() : 'caret')).join(' '));
		},
		received: (frame) => void told.push(frame.type),
		closed: (code) => void told.push(code),
	});
	return {
		told,
		frames,
		say: (frame: Frame) => socket?.onmessage?.({ data: Uint8Array.from(encodeFrame(frame)).buffer }),
		hangUp: (code: number) => socket?.onclose?.({ code, reason: '' }),
	};
}

const word = (letter: number): Frame => ({ type: 'update', update: Uint8Array.of(letter) });
const caret: Frame = { type: 'awareness', payload: Uint8Array.of(0) };
const shortly = 60;

beforeEach(() => {
	vi.useFakeTimers();
	keystroke.at = -Infinity;
});
afterEach(() => void vi.useRealTimers());

describe('what others write is taken in together [HEA-1]', () => {
	test('what comes alone waits for nothing', () => {
		const { told, say } = connect();
		say(word(1));
		expect(told).toEqual(['1']);
		vi.advanceTimersByTime(shortly);
		say(word(2));
		expect(told).toEqual(['1', '2']);
	});

	test('what comes close together comes at once, in its order, and soon', () => {
		const { told, say } = connect();
		for (const frame of [word(1), word(2), caret, word(3)]) say(frame);
		expect(told).toEqual(['1']);
		vi.advanceTimersByTime(shortly);
		expect(told).toEqual(['1', '2 caret 3']);
		vi.advanceTimersByTime(10 * shortly);
		expect(told).toHaveLength(2);
	});

	test('a letter of one’s own is drawn first, and what waits comes right behind it', () => {
		const { told, say } = connect();
		const press = () => (keystroke.at = performance.now());
		press();
		say(word(1));
		vi.advanceTimersByTime(15);
		expect(told).toEqual([]);
		vi.advanceTimersByTime(15);
		expect(told).toEqual(['1']);
		// The next letter is due: what comes meanwhile is drawn behind it, not in its way.
		say(word(2));
		vi.advanceTimersByTime(60);
		expect(told).toEqual(['1']);
		press();
		vi.advanceTimersByTime(15);
		expect(told).toEqual(['1']);
		vi.advanceTimersByTime(15);
		expect(told).toEqual(['1', '2']);
	});

	test('somebody who does not stop, or stops, keeps nobody waiting for long', () => {
		const { told, say } = connect();
		say(word(1));
		say(word(2));
		for (let key = 0; key < 12; key += 1) {
			keystroke.at = performance.now();
			vi.advanceTimersByTime(10);
		}
		expect(told).toEqual(['1', '2']);
		say(word(3));
		vi.advanceTimersByTime(110);
		expect(told).toEqual(['1', '2', '3']);
	});

	test('anything else comes behind what came before it; an acknowledgement waits for nothing', () => {
		const { told, say } = connect();
		for (const frame of [word(1), word(2)]) say(frame);
		say({ type: 'durable', count: 1 });
		say({ type: 'event', name: 'paused', body: '{}' });
		say(word(3));
		expect(told).toEqual(['1', 'durable', '2', 'event']);
		vi.advanceTimersByTime(shortly);
		expect(told.at(-1)).toBe('3');
	});

	test('what came before the end counts', () => {
		const { told, say, hangUp } = connect();
		for (const frame of [word(1), word(2)]) say(frame);
		hangUp(4403);
		expect(told).toEqual(['1', '2', 4403]);
		vi.advanceTimersByTime(shortly);
		expect(told).toHaveLength(3);
	});

	test('one that has left hears nothing more', () => {
		const { told, say, frames } = connect();
		for (const frame of [word(1), word(2)]) say(frame);
		frames.destroy();
		vi.advanceTimersByTime(shortly);
		expect(told).toEqual(['1']);
	});

	test('words that cannot be applied end the connection once [TRO-2]', () => {
		vi.stubGlobal('reportError', () => {});
		const { told, say, hangUp } = connect(true);
		say(word(1));
		hangUp(1006);
		vi.advanceTimersByTime(shortly);
		expect(told).toEqual([1002]);
		vi.unstubAllGlobals();
	});
});
