import type { Comparable } from './comparable.ts';
import { bucketsOf } from './names.ts';
import { probable, resemblance, type Resemblance } from './score.ts';

/** One that was found to look like what was asked. */
export interface Neighbour<T> extends Resemblance {
	readonly of: T;
}

/** A bucket that holds more tells nothing: what they share is a word of everyone. */
const crowd = 400;

/**
 * Finds, among many thousand organisations, those that one looks like, without comparing it to each: only those that share a number, a site, or the
 * beginning of a word of their names in one département.
 */
export class Neighbours<T> {
	readonly #buckets = new Map<string, { readonly is: Comparable; readonly of: T }[]>();

	add(is: Comparable, of: T): void {
		for (const key of keysOf(is, is.departement === '' ? ['?', '*'] : [is.departement, '*'])) {
			const bucket = this.#buckets.get(key);
			if (bucket) bucket.push({ is, of });
			else this.#buckets.set(key, [{ is, of }]);
		}
	}

	/** The likeliest first. */
	find(is: Comparable, least: number = probable): Neighbour<T>[] {
		const seen = new Map<T, Neighbour<T>>();
		for (const key of keysOf(is, is.departement === '' ? ['*'] : [is.departement, '?'])) {
			const bucket = this.#buckets.get(key) ?? [];
			if (bucket.length > crowd) continue;
			for (const { is: other, of } of bucket)
				if (!seen.has(of)) seen.set(of, { of, ...resemblance(is, other) });
		}
		return [...seen.values()]
			.filter(({ score, isSame }) => isSame || score >= least)
			.toSorted((a, b) => Number(b.isSame) - Number(a.isSame) || b.score - a.score);
	}
}

function keysOf(is: Comparable, places: readonly string[]): string[] {
	const facts = (['host', 'phone', 'email', 'uai'] as const).flatMap((key) =>
		is[key] === '' ? [] : [`${key} ${is[key]}`],
	);
	const siren = is.siret === '' ? [] : [`siren ${is.siret.slice(0, 9)}`, `siret ${is.siret}`];
	const names = is.names.flatMap(({ name }) => bucketsOf(name));
	return [...facts, ...siren, ...places.flatMap((place) => names.map((name) => `${place} ${name}`))];
}
