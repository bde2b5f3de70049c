import { narrow, noBreak } from './parts.ts';

/**
 * Sets a sentence typed on a plain keyboard as French printers do: curly apostrophes, no-break spaces inside « » and
 * before a colon, narrow ones before ; ! ? and inside numbers, so that no line ever begins with a lone mark.
 */
export function typeset(text: string): string {
	return text
		.replace(/'/g, '’')
		.replace(/« /g, `«${noBreak}`)
		.replace(/ »/g, `${noBreak}»`)
		.replace(/ :/g, `${noBreak}:`)
		.replace(/ ([;!?])/g, `${narrow}$1`)
		.replace(/(\d) (?=\d{3}\b)/g, `$1${narrow}`)
		.replace(/(\d) (?=(?:h|€|%|ans?|jours?|mois|km)(?![\p{L}]))/gu, `$1${noBreak}`);
}
