import { rootOf } from '#domain/search/root.ts';
import { stem } from '#domain/search/stem.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const root = (word: string) => rootOf(stem(word));

describe('words of one family', () => {
	it.each([
		['obligatoire', 'obligation'],
		['enseigner', 'enseignement'],
		['orienter', 'orientation'],
		['construit', 'construction'],
		['stage', 'stagiaire'],
		['repérer', 'repérage'],
	])('« %s » and « %s » have one root', (one, other) => {
		const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');
		expect(root(plain(one))).toBe(root(plain(other)));
	});

	it.each([
		['école', 'éducation'],
		['santé', 'sanction'],
	])('« %s » and « %s » have not', (one, other) => {
		expect(root(one)).not.toBe(root(other));
	});

	it('keeps four letters at least of a longer word, and what has figures', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z]{4,14}$/), (word) => {
				const own = rootOf(word);
				expect(own.length).toBeGreaterThanOrEqual(3);
				expect(word.startsWith(own)).toBe(true);
			}),
		);
		expect(rootOf('l1312')).toBe('l1312');
	});
});
