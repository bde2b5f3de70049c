import { grouped } from './numbers.ts';
import { noBreak } from './parts.ts';

/** « une cité », « 13 cités »: French plurals begin at two. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
	Math.abs(count) < 2 ? one : many;

/** « 1 cité », « 1 584 quartiers ». */
export const counted = (count: number, one: string, many = `${one}s`): string =>
	`${grouped(count)}${noBreak}${plural(count, one, many)}`;

const small = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

/** Whole numbers up to ten in letters, for sentences: « trois cités », « une cité ». */
export function inLetters(count: number, gender: 'masculine' | 'feminine' = 'masculine'): string {
	const word = small[count] ?? grouped(count);
	return gender === 'feminine' && count < 2 ? `${word}e` : word;
}

/** « Bretagne, Normandie et Corse ». */
export function listed(words: readonly string[], last = 'et'): string {
	if (words.length < 2) return words[0] ?? '';
	return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** « … et 180 autres », after the first ones of a list. */
export const andOthers = (count: number): string =>
	`… et ${count === 1 ? 'un autre' : `${grouped(count)} autres`}`;

export { ofPlace as of } from './places.ts';

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** « Maïwenn Tessier-Diallo » → « MT ». Two letters at most. */
export function initials(name: string): string {
	const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
	return [words[0], words.length > 1 ? words[1] : undefined]
		.map((word) => word?.charAt(0).toLocaleUpperCase('fr') ?? '')
		.join('');
}
