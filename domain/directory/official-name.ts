import { acronyms } from '../search/acronyms.ts';

const kept = new Set(acronyms.map((one) => one.acronym));
const small = new Set([
	'de',
	'du',
	'des',
	'la',
	'le',
	'les',
	'et',
	'à',
	'a',
	'au',
	'aux',
	'en',
	'sur',
	'pour',
	'par',
	'un',
	'une',
	'l',
	'd',
	'ou',
]);

/**
 * Administrative files write names in capitals: `CENTRE SOCIAL LES TILLEULS` → « Centre social les Tilleuls » is guesswork,
 * « Centre Social Les Tilleuls » reads as well. A name of one word, or not all in capitals, is left as it is.
 */
export function officialName(name: string): string {
	const clean = name.replace(/\s+/g, ' ').replaceAll("'", '’').trim();
	if (clean !== clean.toUpperCase() || !clean.includes(' ')) return clean;
	return clean.replace(/[\p{L}\p{N}]+/gu, (word, index: number) => {
		const lower = word.toLowerCase();
		if (index > 0 && small.has(lower)) return lower;
		if (kept.has(word) || /\d/.test(word) || !/[aeiouyàâéèêëîïôû]/i.test(word)) return word;
		return word.length <= 2 && !small.has(lower) ? word : word.charAt(0) + lower.slice(1);
	});
}
