import { evenKeys, isOrderKey, keyBetween } from '#domain/document/order.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const chance = fc.double({ min: 0, max: 0.999999, noNaN: true });

describe('order keys', () => {
	test('a key is strictly between its neighbours, wherever one inserts and whatever chance adds', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(), chance), { maxLength: 120 }), (insertions) => {
				const keys: string[] = [];
				for (const [where, random] of insertions) {
					const at = where % (keys.length + 1);
					const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null, () => random);
					expect(isOrderKey(key)).toBe(true);
					keys.splice(at, 0, key);
				}
				expect([...keys].sort()).toEqual(keys);
				expect(new Set(keys).size).toBe(keys.length);
			}),
		);
	});

	test('inserting always at the same end keeps keys short', () => {
		let last: string | null = null;
		let first: string | null = null;
		for (let i = 0; i < 100; i++) {
			last = keyBetween(last, null);
			first = keyBetween(null, first);
		}
		expect(last?.length).toBeLessThan(60);
		expect(first?.length).toBeLessThan(60);
	});

	test('two people who insert at the same place get different keys', () => {
		const keys = new Set(Array.from({ length: 50 }, () => keyBetween('A', 'B')));
		expect(keys.size).toBeGreaterThan(45);
	});

	test('a document created whole has keys in order, with room on both sides', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
				const keys = evenKeys(count);
				expect([...keys].sort()).toEqual(keys);
				expect(new Set(keys).size).toBe(count);
				expect(keys.every(isOrderKey)).toBe(true);
				for (let i = 0; i <= count; i++)
					expect(() => keyBetween(keys[i - 1] ?? null, keys[i] ?? null)).not.toThrow();
			}),
			{ numRuns: 50 },
		);
	});

	test('what is not between is refused, and what is not a key is told', () => {
		expect(() => keyBetween('B', 'A')).toThrow(RangeError);
		expect(() => keyBetween('B', 'B')).toThrow(RangeError);
		for (const wrong of ['', 'a0', 'é', 'a b', 12, null]) expect(isOrderKey(wrong)).toBe(false);
	});
});
