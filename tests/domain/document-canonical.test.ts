import { canonicalJson } from '#domain/document/canonical.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('equal values have one spelling, whatever the order of their keys', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean())), (value) => {
			const turned = Object.fromEntries(Object.entries(value).reverse());
			expect(canonicalJson(turned)).toBe(canonicalJson(value));
		}),
	);
});

test('text is in NFC: the same word typed on two keyboards hashes the same', () => {
	expect(canonicalJson({ titre: 'E\u0301tat' })).toBe('{"titre":"État"}');
});

test('keys are sorted by code unit, at every depth, and absent values are left out', () => {
	expect(canonicalJson({ b: [{ z: 1, a: null }], a: -0, c: undefined })).toBe(
		'{"a":0,"b":[{"a":null,"z":1}]}',
	);
});

test('what has no single spelling is refused', () => {
	for (const value of [1.5, NaN, Infinity, [undefined], () => 1])
		expect(() => canonicalJson(value)).toThrow(RangeError);
});
