import { duelsOf, rankOptions, type Ranks } from '#domain/poll/ranking.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const ids = ['a', 'b', 'c', 'd', 'e'];
/** « ACBED »: one person’s order, all ranked. */
const order = (letters: string): Ranks =>
	Object.fromEntries([...letters.toLowerCase()].map((id, at) => [id, at + 1]));
const many = (count: number, letters: string) => Array.from({ length: count }, () => order(letters));

const someRanks: fc.Arbitrary<Ranks> = fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max: 5 }));
const someBallots = fc.array(someRanks, { maxLength: 15 });
const placeOf = (ballots: readonly Ranks[], id: string) =>
	rankOptions(ids, ballots).find((one) => one.id === id)!.place;
const placesOf = (ballots: readonly Ranks[]) =>
	Object.fromEntries(ids.map((id) => [id, placeOf(ballots, id)]));

describe('rankings are counted by the method of Schulze', () => {
	it('as in the example of 45 voters by which the method is usually explained: E, A, C, B, D', () => {
		const ballots = [
			...[...many(5, 'ACBED'), ...many(5, 'ADECB'), ...many(8, 'BEDAC'), ...many(3, 'CABED')],
			...[...many(7, 'CAEBD'), ...many(2, 'CBADE'), ...many(7, 'DCEBA'), ...many(8, 'EBADC')],
		];
		expect(rankOptions(ids, ballots).map(({ id }) => id)).toEqual(['e', 'a', 'c', 'b', 'd']);
	});

	it('as in the first example of Schulze, worked out by hand: D, A, C, B, though B beats A in their duel', () => {
		const ballots = [
			...[...many(8, 'ACDB'), ...many(2, 'BADC'), ...many(4, 'CDBA')],
			...[...many(4, 'DBAC'), ...many(3, 'DCBA')],
		];
		const ranked = rankOptions(['a', 'b', 'c', 'd'], ballots);
		expect(ranked[0]).toMatchObject({ id: 'd', place: 1 });
		expect(ranked.map(({ id }) => id)).toEqual(['d', 'a', 'c', 'b']);
	});

	it('puts first, alone, who wins all its duels, and never first who loses them all', () => {
		fc.assert(
			fc.property(someBallots, (ballots) => {
				const duels = duelsOf(ids, ballots);
				const wins = (one: string, other: string) =>
					duels.get(one)!.get(other)! > duels.get(other)!.get(one)!;
				for (const id of ids) {
					const others = ids.filter((other) => other !== id);
					if (others.every((other) => wins(id, other)))
						expect(others.every((other) => placeOf(ballots, other) > placeOf(ballots, id))).toBe(true);
					if (others.every((other) => wins(other, id))) expect(placeOf(ballots, id)).toBeGreaterThan(1);
				}
			}),
		);
	});

	it('depends neither on the order of ballots nor on that of options, and puts somebody first', () => {
		fc.assert(
			fc.property(someBallots, fc.shuffledSubarray(ids, { minLength: 5 }), (ballots, shuffled) => {
				const places = placesOf(ballots);
				expect(placesOf(ballots.toReversed())).toEqual(places);
				const renamed = rankOptions(shuffled, ballots);
				expect(Object.fromEntries(renamed.map(({ id, place }) => [id, place]))).toEqual(places);
				expect(Math.min(...Object.values(places))).toBe(1);
				for (const { won } of renamed) expect(won).toBeLessThan(ids.length);
			}),
		);
	});

	it('never puts lower what one person puts higher', () => {
		fc.assert(
			fc.property(fc.array(someRanks, { minLength: 1, maxLength: 12 }), fc.nat(), (ballots, at) => {
				const [id, changed] = [ids[at % 5]!, at % ballots.length];
				// Alone before all others in that ballot; they keep their order.
				const higher = ballots.map((ranks, index) => (index === changed ? { ...ranks, [id]: 0 } : ranks));
				const before = rankOptions(ids, ballots).filter(({ place }) => place === 1);
				if (before.length === 1 && before[0]!.id === id) expect(placeOf(higher, id)).toBe(1);
			}),
		);
	});

	it('keeps no unique winner when everyone turns their order around', () => {
		const whole = fc.array(fc.shuffledSubarray(ids, { minLength: 5 }), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(whole, (orders) => {
				const first = (ballots: Ranks[]) => rankOptions(ids, ballots).filter(({ place }) => place === 1);
				const [ahead, back] = [orders, orders.map((one) => one.toReversed())].map((all) =>
					first(all.map((one) => order(one.join('')))),
				);
				if (ahead!.length === 1 && back!.length === 1) expect(back![0]!.id).not.toBe(ahead![0]!.id);
			}),
		);
	});

	it('says that all are equal when nobody has voted', () => {
		expect(rankOptions(ids, []).map(({ place }) => place)).toEqual([1, 1, 1, 1, 1]);
	});
});
