/** `pre` → `  p`, ` pr`, `pre`, `re `: the trigrams two spellings of a word share. */
export function trigrams(word: string): string[] {
	const padded = `  ${word} `;
	const found = new Set<string>();
	for (let index = 0; index + 3 <= padded.length; index++) found.add(padded.slice(index, index + 3));
	return [...found];
}

/** Edits between two words, a swap of neighbours counting for one; stops counting past `limit`. */
export function distance(a: string, b: string, limit = 3): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let before: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				best = Math.min(best, (before[j - 2] ?? 0) + 1);
			row.push(best);
		}
		before = previous;
		previous = row;
	}
	return previous[b.length] ?? limit + 1;
}

export interface Candidate {
	readonly word: string;
	/** How many entries hold it. */
	readonly entries: number;
}

/**
 * The words someone may have meant, most likely first: one edit in a short word, two in a long one;
 * between equals, the more frequent.
 */
export function closest(word: string, candidates: readonly Candidate[]): string[] {
	const limit = word.length < 5 ? 1 : word.length < 9 ? 2 : 3;
	return candidates
		.map((candidate) => ({ ...candidate, edits: distance(word, candidate.word, limit) }))
		.filter((candidate) => candidate.edits > 0 && candidate.edits <= limit)
		.sort(
			(a, b) =>
				a.edits - b.edits ||
				Number(b.word[0] === word[0]) - Number(a.word[0] === word[0]) ||
				b.entries - a.entries ||
				(a.word < b.word ? -1 : 1),
		)
		.map((candidate) => candidate.word);
}
