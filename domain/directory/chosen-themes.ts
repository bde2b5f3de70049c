import { fold } from '../search/fold.ts';
import { themes } from './themes.ts';

/**
 * A person's themes are one line of words, which is what others read and search: « Santé, Parentalité ». Those of the vocabulary come
 * first, in its order; words that an import brought and that are none of it stay.
 */
export function readThemes(line: string): { keys: string[]; others: string[] } {
	const said = line
		.split(/[,;]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	const known = themes.filter(({ name }) => said.some((part) => fold(part) === fold(name)));
	return {
		keys: known.map(({ key }) => key),
		others: said.filter((part) => !known.some(({ name }) => fold(part) === fold(name))),
	};
}

/** The line for the chosen keys, and those of `others` that were kept; what is in neither is left out. */
export function writeThemes(chosen: readonly string[], others: readonly string[]): string {
	return [
		...themes.filter(({ key }) => chosen.includes(key)).map(({ name }) => name),
		...others.filter((other) => chosen.includes(other)),
	].join(', ');
}
