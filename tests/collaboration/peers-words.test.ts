import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedFrame } from '#domain/collaboration/bytes.ts';
import { Census } from '#server/peers/census.ts';
import { Lease } from '#server/peers/lease.ts';
import { decodeMessage, encodeMessage, type Message } from '#server/peers/message.ts';
import { Sequence } from '#server/realtime/sequence.ts';

const whole = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const bytes = fc.uint8Array({ maxLength: 300 });
const id = fc.option(fc.uuid(), { nil: undefined });
const messages: fc.Arbitrary<Message> = fc.oneof(
	fc.record({ kind: fc.constant('beat' as const), sentAt: whole }),
	fc.record({ kind: fc.constant('farewell' as const) }),
	fc.record({ kind: fc.constant('greeting' as const), seq: whole }),
	fc
		.record({ accountId: id, sessionHash: id, groupId: id, documentId: id })
		.map((change) => ({ kind: 'access-changed' as const, change: JSON.parse(JSON.stringify(change)) })),
	fc.record({
		kind: fc.constant('entries' as const),
		entries: fc.array(fc.record({ seq: whole, actorId: fc.option(fc.uuid()), bytes })),
	}),
	fc.record({
		kind: fc.constant('presences' as const),
		whole: fc.boolean(),
		entries: fc.array(
			fc.record({
				clientId: whole,
				clock: whole,
				state: fc.oneof(fc.constant(null), fc.record({ user: fc.record({ name: fc.string() }) })),
			}),
		),
	}),
);

describe('messages between processes [PEER-2]', () => {
	it('say what they were made of', () => {
		fc.assert(
			fc.property(fc.uuid(), messages, (process, message) => {
				const sound = encodeMessage({ process, message });
				expect(decodeMessage(sound)).toMatchObject({ process, message });
				expect(encodeMessage(decodeMessage(sound))).toEqual(sound);
			}),
		);
	});

	it('cut anywhere, followed by anything, or of any other bytes, are malformed and nothing worse', () => {
		fc.assert(
			fc.property(fc.uuid(), messages, fc.nat(), (process, message, at) => {
				const sound = encodeMessage({ process, message });
				expect(() => decodeMessage(sound.subarray(0, at % sound.length))).toThrow(MalformedFrame);
				expect(() => decodeMessage(Uint8Array.from([...sound, 0]))).toThrow(MalformedFrame);
			}),
		);
		fc.assert(
			fc.property(bytes, (any) => {
				try {
					decodeMessage(any);
				} catch (error) {
					expect(error).toBeInstanceOf(MalformedFrame);
				}
			}),
		);
	});

	it('of another version or an unknown kind are not understood', () => {
		const sound = encodeMessage({ process: '', message: { kind: 'farewell' } });
		expect(() => decodeMessage(sound.with(0, 2))).toThrow(MalformedFrame);
		expect(() => decodeMessage(sound.with(2, 99))).toThrow(MalformedFrame);
	});
});

describe('the lease [PEER-6]', () => {
	/** Looks every 100 ms from `from` to `to`; beats go every 300 ms and come back after `delay`, or never. */
	function live(lease: Lease, from: number, to: number, delay: number | undefined): void {
		for (let now = from; now <= to; now += 100) {
			if (delay !== undefined && (now - delay) % 300 === 0) lease.heard(now - delay, now);
			lease.look(now);
		}
	}

	it('holds from the first beat that comes back, and ends within a second of the last', () => {
		const lease = new Lease();
		live(lease, 0, 200, undefined);
		expect(lease.isHeld).toBe(false);
		live(lease, 300, 3000, 0);
		expect(lease.isHeld).toBe(true);
		live(lease, 3100, 3900, undefined);
		expect(lease.isHeld).toBe(true);
		lease.look(4000);
		expect(lease.isHeld).toBe(false);
	});

	it('once lost, wants three prompt beats in a row', () => {
		const lease = new Lease();
		live(lease, 0, 600, 0);
		live(lease, 700, 3000, undefined);
		lease.heard(3000, 3000);
		lease.heard(3300, 3300);
		expect(lease.isHeld).toBe(false);
		lease.heard(3600, 4200);
		expect(lease.isHeld).toBe(false);
		live(lease, 4500, 5000, 0);
		expect(lease.isHeld).toBe(false);
		live(lease, 5100, 5100, 0);
		expect(lease.isHeld).toBe(true);
	});

	it('is not lost by a process that was busy itself, but for a moment only', () => {
		const lease = new Lease();
		live(lease, 0, 600, 0);
		lease.look(5000);
		expect(lease.isHeld).toBe(true);
		live(lease, 5100, 5500, undefined);
		expect(lease.isHeld).toBe(false);
	});

	it('a process that says nothing is silent after a second or so, and gone after ten', () => {
		const census = new Census();
		census.heard('b', 0);
		expect(census.isSomeoneSilent(1000)).toBe(false);
		expect(census.isSomeoneSilent(1500)).toBe(true);
		expect(census.sweep(9000)).toEqual([]);
		expect(census.sweep(11_000)).toEqual(['b']);
		expect(census.isSomeoneSilent(11_000)).toBe(false);
		census.heard('c', 0);
		census.left('c');
		expect(census.isSomeoneSilent(5000)).toBe(false);
	});
});

it('numbered things come out once and in order, however they come [PEER-3]', () => {
	fc.assert(
		fc.property(fc.nat({ max: 50 }), fc.array(fc.integer({ min: 1, max: 40 })), (reached, numbers) => {
			const sequence = new Sequence<number>(reached);
			const out = numbers.flatMap((number) => {
				sequence.add(reached + number, reached + number);
				return [...sequence.due()];
			});
			const there = new Set(numbers);
			let last = 0;
			while (there.has(last + 1)) last += 1;
			expect(out).toEqual(Array.from({ length: last }, (_, index) => reached + index + 1));
			expect(sequence.reached).toBe(reached + last);
		}),
	);
});
