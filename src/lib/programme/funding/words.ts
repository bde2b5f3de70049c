import { grouped } from '#domain/french/numbers.ts';
import { narrow } from '#domain/french/parts.ts';
import { capitalised, inLetters, plural } from '#domain/french/words.ts';

/** « Trois ans ». */
export const yearsWords = (count: number): string =>
	`${capitalised(inLetters(count))}\u00A0${plural(count, 'an')}`;

/** Thousandths as « 42,7 % ». */
export const partWords = (part: number | null, decimals = 1): string =>
	part === null ? '' : `${grouped(part / 10, decimals)}${narrow}%`;

/** « 2027, 2029 »; « 2027 à 2029 » where none is missing. */
export function yearList(years: readonly number[]): string {
	const [first = 0, last = first] = [years[0], years.at(-1)];
	return years.length > 2 && last - first === years.length - 1 ? `${first} à ${last}` : years.join(', ');
}
