import { foldName } from './fold.ts';
import type { Term } from './question.ts';

/** An entry as the index keeps it: stems of its title, of its line of context and of the rest. */
export interface Ranked {
	readonly kind: 'actor' | 'organisation' | 'cite' | 'group' | 'territory';
	readonly title: string;
	readonly words_title: string;
	readonly words_context: string;
	readonly words_rest: string;
}

const fields = [
	{ column: 'words_title', weight: 3, usual: 5 },
	{ column: 'words_context', weight: 2, usual: 9 },
	{ column: 'words_rest', weight: 0.7, usual: 30 },
] as const;

const saturation = 1.2;
const lengthShare = 0.5;
const priors: Record<Ranked['kind'], number> = {
	cite: 1.2,
	actor: 1.15,
	group: 1.05,
	organisation: 1,
	territory: 0.9,
};

/** How telling a stem is among `entries` entries of which `holding` have it. */
export function rarity(entries: number, holding: number): number {
	return Math.log(1 + (Math.max(entries, holding) - holding + 0.5) / (holding + 0.5));
}

/**
 * How well an entry answers: by OR with a weight per field (BM25F), raised by the share of the question it covers and by a
 * title that is the question itself. The same on both databases, which only choose the candidates.
 */
export function score(
	entry: Ranked,
	question: string,
	terms: readonly Term[],
	rarities: ReadonlyMap<string, number>,
): number {
	const columns = fields.map((field) => entry[field.column].split(' '));
	let total = 0;
	let covered = 0;
	let asked = 0;
	for (const term of terms) {
		let best = 0;
		let worth = 0;
		let telling = 0;
		for (const [stem, share] of term.stems) {
			const rare = rarities.get(stem) ?? 0;
			telling = Math.max(telling, rare * share);
			const frequency = weighted(columns, stem);
			if (frequency === 0) continue;
			best = Math.max(best, (share * rare * frequency) / (saturation + frequency));
			worth = Math.max(worth, rare * share);
		}
		total += best;
		covered += Math.min(worth, telling);
		asked += telling;
	}
	const coverage = asked > 0 ? covered / asked : 0;
	return total * (0.25 + 0.75 * coverage * coverage) * priors[entry.kind] * exactness(entry.title, question);
}

function weighted(columns: readonly (readonly string[])[], stem: string): number {
	let frequency = 0;
	for (const [index, field] of fields.entries()) {
		const words = columns[index] ?? [];
		const times = words.reduce((count, word) => (word === stem ? count + 1 : count), 0);
		if (times > 0)
			frequency += (field.weight * times) / (1 - lengthShare + (lengthShare * words.length) / field.usual);
	}
	return frequency;
}

function exactness(title: string, question: string): number {
	const name = foldName(title);
	const asked = foldName(question);
	if (asked === '') return 1;
	if (name === asked) return 3;
	return name.startsWith(`${asked} `) || name.endsWith(` ${asked}`) ? 1.5 : 1;
}
