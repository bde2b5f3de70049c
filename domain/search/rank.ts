import type { EntryKind } from './entry.ts';
import { foldName } from './fold.ts';
import type { Term } from './question.ts';
import { trigrams } from './similarity.ts';

/** An entry as the index keeps it: stems of its title, of its line of context and of the rest. */
export interface Ranked {
	readonly kind: EntryKind;
	readonly title: string;
	readonly words_title: string;
	readonly words_context: string;
	readonly words_rest: string;
}

export interface Asked {
	/** As typed, without the place that became a filter. */
	readonly text: string;
	readonly terms: readonly Term[];
	/** How telling each stem is, see {@link rarity}. */
	readonly rarities: ReadonlyMap<string, number>;
}

const fields = [
	{ column: 'words_title', weight: 3, usual: 5 },
	{ column: 'words_context', weight: 2, usual: 9 },
	{ column: 'words_rest', weight: 0.7, usual: 30 },
] as const;

const saturation = 1.2;
const lengthShare = 0.5;
/** What a title that shares all its trigrams with the question adds. */
const likeness = 0.5;
const priors: Record<EntryKind, number> = {
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
 * How well an entry answers a question: by OR with a weight per field (BM25F), raised by the share of the question it covers, by
 * trigrams that its title has in common with the question and by a title that is the question itself. The same on both databases,
 * which only say where each word is.
 */
export function ranking({ text, terms, rarities }: Asked): (entry: Ranked) => number {
	const asked = foldName(text);
	const own = new Set(asked === '' ? [] : trigrams(asked));
	const wanted = terms.map(({ stems }) =>
		[...stems].map(([stem, share]) => [stem, share * (rarities.get(stem) ?? 0)] as const),
	);
	const telling = wanted.map((stems) => Math.max(0, ...stems.map(([, worth]) => worth)));
	const whole = telling.reduce((sum, worth) => sum + worth, 0);
	return (entry) => {
		const columns = fields.map(({ column }) => entry[column].split(' '));
		let total = 0;
		let covered = 0;
		for (const stems of wanted) {
			let best = 0;
			let worth = 0;
			for (const [stem, rare] of stems) {
				const frequency = weighted(columns, stem);
				if (frequency === 0) continue;
				best = Math.max(best, (rare * frequency) / (saturation + frequency));
				worth = Math.max(worth, rare);
			}
			total += best;
			covered += worth;
		}
		const coverage = whole > 0 ? covered / whole : 0;
		const name = foldName(entry.title);
		return (
			total *
			(0.1 + 0.9 * coverage * coverage) *
			priors[entry.kind] *
			(1 + likeness * alike(own, name)) *
			exactness(name, asked)
		);
	};
}

function weighted(columns: readonly (readonly string[])[], stem: string): number {
	let frequency = 0;
	for (const [index, field] of fields.entries()) {
		const words = columns[index] ?? [];
		let times = 0;
		for (const word of words) if (word === stem) times++;
		if (times > 0)
			frequency += (field.weight * times) / (1 - lengthShare + (lengthShare * words.length) / field.usual);
	}
	return frequency;
}

/** Share of trigrams in common (Dice), from 0 to 1. */
function alike(asked: ReadonlySet<string>, name: string): number {
	if (asked.size === 0 || name === '') return 0;
	const own = trigrams(name);
	const common = own.filter((one) => asked.has(one)).length;
	return (2 * common) / (own.length + asked.size);
}

function exactness(name: string, asked: string): number {
	if (asked === '') return 1;
	if (name === asked) return 3;
	return name.startsWith(`${asked} `) || name.endsWith(` ${asked}`) ? 1.5 : 1;
}
