import { foldName } from '../../search/fold.ts';
import { trigrams } from '../../search/similarity.ts';
import type { LikelyPair } from './pairs.ts';

/** Somebody as everyone in the network finds them: nothing that they keep to themselves tells two of them for one. */
export interface Described {
	readonly id: string;
	readonly name: string;
	/** Ids of where they work, and of the places they act in. */
	readonly organisations: readonly string[];
	readonly places: readonly string[];
}

/** From here on somebody is asked to look: one name is enough, a near one needs a place or an organisation. */
const least = 0.5;
/** Of two names that are nearly one. */
const near = 0.7;
/** A beginning that more people share tells nothing. */
const crowd = 300;

interface Shape extends Described {
	readonly key: string;
	readonly parts: ReadonlySet<string>;
}

/** Pairs of people who look like one, the likeliest first, `most` at most. */
export function likelyPeople(people: readonly Described[], most: number): LikelyPair[] {
	const buckets = new Map<string, Shape[]>();
	const pairs: LikelyPair[] = [];
	for (const one of people) {
		const words = foldName(one.name).split(' ');
		const shape: Shape = { ...one, key: letters(words), parts: new Set(trigrams(words.toSorted().join(''))) };
		const seen = new Set<string>();
		for (const bucket of [
			`=${shape.key}`,
			...words.filter((word) => word.length > 2).map((word) => word.slice(0, 4)),
		]) {
			const others = buckets.get(bucket) ?? [];
			if (others.length <= crowd)
				for (const other of others) {
					if (seen.has(other.id)) continue;
					seen.add(other.id);
					const { score, reasons } = likeness(shape, other);
					if (score < least) continue;
					const [first, second] = other.id < one.id ? [other.id, one.id] : [one.id, other.id];
					pairs.push({ one: first, other: second, score, reasons });
				}
			buckets.set(bucket, [...others, shape]);
		}
	}
	return pairs.toSorted((a, b) => b.score - a.score).slice(0, most);
}

/** Letters of a name in no order: « Jean-Pierre Le Goff », « LEGOFF Jean Pierre ». */
const letters = (words: readonly string[]) => [...words.join('')].toSorted().join('');

function likeness(a: Shape, b: Shape): { score: number; reasons: string[] } {
	const isSame = a.key === b.key;
	const alike = isSame ? 1 : dice(a.parts, b.parts);
	if (alike < near) return { score: 0, reasons: [] };
	const reasons = [isSame ? 'même nom' : 'noms proches'];
	const shares = (key: 'organisations' | 'places') => a[key].some((id) => b[key].includes(id));
	let score = isSame ? 0.55 : 0.3 * alike;
	if (shares('organisations')) {
		score += 0.35;
		reasons.push('même structure');
	}
	if (shares('places')) {
		score += 0.1;
		reasons.push('même territoire');
	}
	return { score: Math.min(1, score), reasons };
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let shared = 0;
	for (const part of a) if (b.has(part)) shared += 1;
	return (2 * shared) / (a.size + b.size);
}
