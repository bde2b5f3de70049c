import type { DialectName } from '../database/columns.ts';
import type { Reader } from '../database/connection.ts';
import { listHolding } from './reads.ts';
import type { Weighed } from './terms.ts';

/** Entries that hold words of a question, with a first measure of how well they answer: how telling those words are. */
export interface Answers {
	/** In order. */
	readonly positions: Int32Array;
	/** By position. */
	readonly measures: Float64Array;
}

/**
 * Places looked at for one question. Words so common that they would go past it make no answer by themselves beside a rarer one: they
 * only count in the order. (« association culture Lyon » : whatever is about culture, associations first.)
 */
const budget = 40_000;
/** What a word in the title adds to its worth. */
const inTitle = 0.6;

/** By OR: an entry that holds any telling word of the question is an answer. */
export async function findAnswers(
	db: Reader,
	dialect: DialectName,
	{ terms, rarities, holdings }: Weighed,
	end: number,
): Promise<Answers> {
	const wanted = terms
		.map(({ stems }) => ({
			stems: [...stems.keys()],
			worth: Math.max(0, ...[...stems].map(([stem, share]) => share * (rarities.get(stem) ?? 0))),
			held: [...stems.keys()].reduce((sum, stem) => sum + (holdings.get(stem) ?? 0), 0),
		}))
		.filter(({ stems }) => stems.length > 0)
		.sort((a, b) => a.held - b.held);
	const measures = new Float64Array(end);
	const touched: number[] = [];
	let looked = 0;
	for (const { stems, worth, held } of wanted) {
		if (looked > 0 && looked + held > budget) break;
		looked += Math.max(1, held);
		const { anywhere, title } = await listHolding(db, dialect, stems);
		for (const position of anywhere) {
			// Written since the register was read: found the next time.
			if (position >= end) continue;
			if (measures[position] === 0) touched.push(position);
			measures[position]! += worth;
		}
		for (const position of title) if (position < end) measures[position]! += worth * inTitle;
	}
	return { positions: Int32Array.from(touched).sort(), measures };
}

/** The `most` best of some positions, best first, and the rest in order of measure; equals stay in order of position. */
export function inOrder(positions: Int32Array, measures: Float64Array): Int32Array {
	return positions.toSorted((a, b) => measures[b]! - measures[a]! || a - b);
}

/** The same, when only the first `most` matter: their set, not their order. */
export function best(positions: Int32Array, measures: Float64Array, most: number): Int32Array {
	if (positions.length <= most) return positions;
	const sorted = Float64Array.from(positions, (position) => measures[position]!).sort();
	const least = sorted[sorted.length - most]!;
	const above = positions.filter((position) => measures[position]! > least);
	const level = positions.filter((position) => measures[position]! === least);
	return Int32Array.from([...above, ...level.subarray(0, most - above.length)]).sort();
}
