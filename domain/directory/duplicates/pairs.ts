import type { KnownPlace } from '../../import/places.ts';
import type { KnownOrganisation } from '../import/completion.ts';
import { standingIn } from '../import/organisations.ts';
import { comparable } from './comparable.ts';
import { Neighbours } from './neighbours.ts';

/** Two organisations that look alike, the first by its id before the other. */
export interface LikelyPair {
	readonly one: string;
	readonly other: string;
	readonly score: number;
	readonly reasons: readonly string[];
}

/** Organisations that are nearer to none than to so many are named so by everyone. */
const each = 3;

/** The pairs of the directory that somebody should look at, the likeliest first, `most` at most. */
export function likelyPairs(
	known: readonly KnownOrganisation[],
	places: readonly KnownPlace[],
	most: number,
): LikelyPair[] {
	const standing = standingIn(places);
	const neighbours = new Neighbours<string>();
	const pairs: LikelyPair[] = [];
	for (const record of known) {
		const is = comparable({ ...record, key: record.source_key }, standing(record.territory_id));
		for (const { of, score, reasons } of neighbours.find(is).slice(0, each)) {
			const [one, other] = of < record.id ? [of, record.id] : [record.id, of];
			pairs.push({ one, other, score, reasons });
		}
		neighbours.add(is, record.id);
	}
	return pairs.toSorted((a, b) => b.score - a.score).slice(0, most);
}
