import { fold } from '#domain/search/fold.ts';

interface Sought {
	readonly label: string;
	readonly words: readonly string[];
}

/** Those that a few letters mean, without accents or capitals, best first: their name begins so, a word of it, another word for it. */
export function findByWords<T extends Sought>(all: readonly T[], query: string): T[] {
	const asked = fold(query).trim();
	if (asked === '') return [...all];
	const begins = (text: string) => fold(text).startsWith(asked);
	const rank = ({ label, words }: Sought): number => {
		if (begins(label)) return 0;
		if (
			fold(label)
				.split(/[\s']+/)
				.some(begins)
		)
			return 1;
		if (
			words.some(
				(word) =>
					begins(word) ||
					fold(word)
						.split(/[\s']+/)
						.some(begins),
			)
		)
			return 2;
		return fold(label).includes(asked) ? 3 : 4;
	};
	return all
		.map((one) => ({ one, rank: rank(one) }))
		.filter(({ rank }) => rank < 4)
		.sort((a, b) => a.rank - b.rank)
		.map(({ one }) => one);
}
