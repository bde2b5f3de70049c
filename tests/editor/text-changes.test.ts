import { carried, changeBetween } from '#lib/editor/text-changes.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const apply = (text: string, change: ReturnType<typeof changeBetween>) =>
	change ? text.slice(0, change.at) + change.inserted + text.slice(change.at + change.removed) : text;

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' '), maxLength: 12 });

test('the change makes one text of the other, whatever they are and wherever the caret is', () => {
	fc.assert(
		fc.property(text, text, fc.nat(12), (before, after, caret) => {
			expect(apply(before, changeBetween(before, after, Math.min(caret, after.length)))).toBe(after);
		}),
	);
});

test('a letter typed beside the same letter is inserted where it was typed', () => {
	expect(changeBetween('balle', 'ballle', 3)).toEqual({ at: 2, removed: 0, inserted: 'l' });
	expect(changeBetween('aa', 'aaa', 1)).toEqual({ at: 0, removed: 0, inserted: 'a' });
	expect(changeBetween('pareil', 'pareil')).toBeUndefined();
});

test('a caret moves with what is inserted before it, and stays for what is after', () => {
	const before = { at: 2, removed: 0, inserted: 'xy' };
	expect(carried(5, before)).toBe(7);
	expect(carried(2, before)).toBe(2);
	expect(carried(1, before)).toBe(1);
	expect(carried(4, { at: 2, removed: 5, inserted: 'z' })).toBe(3);
});
