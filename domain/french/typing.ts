import { narrow, noBreak } from './parts.ts';
import { groupedNumber, isTechnical } from './technical.ts';

/** What a key becomes: the last `remove` units before the caret give way, with it, to `insert`. */
export interface Typed {
	readonly remove: number;
	readonly insert: string;
}

const replacing = (remove: number, insert: string): Typed => ({ remove, insert });

/** Nothing stands before, or what words follow at once: a blank, a bracket, an elision, a dash. */
const opens = (before: string) => before === '' || /[\s([{’'—–-]$/.test(before);
const isInside = (before: string) => before.lastIndexOf('«') > before.lastIndexOf('»');

/**
 * What a French printer would set for a sign typed on a plain keyboard, given the words before the caret in its block. Only what is sure:
 * undefined leaves the key alone, as do addresses, hours and what looks like code. Letters and digits are never changed.
 */
export function asTyped(before: string, key: string): Typed | undefined {
	if (isTechnical(before.slice(before.search(/\S*$/)))) return undefined;
	switch (key) {
		case '"':
			return quoted(before);
		case '«':
			return replacing(0, `«${noBreak}`);
		case '»':
			return closing(before);
		case "'":
			return /\p{L}$/u.test(before) ? replacing(0, '’') : undefined;
		case '.':
			// A fourth one: it was a line of dots.
			if (before.endsWith('…')) return replacing(1, '....');
			return /(^|[^.])\.\.$/.test(before) ? replacing(2, '…') : undefined;
		case '-':
			return /\s-$/.test(before) ? replacing(1, '–') : undefined;
		case '€':
		case '%':
			return amount(before, key);
		case ' ':
			return spaced(before);
		case ';':
		case '!':
		case '?':
			return /\S $/.test(before) ? replacing(1, narrow + key) : undefined;
		case ':':
			return /\S $/.test(before) ? replacing(1, noBreak + key) : undefined;
		default:
			return undefined;
	}
}

function quoted(before: string): Typed | undefined {
	if (isInside(before)) return closing(before);
	return opens(before) ? replacing(0, `«${noBreak}`) : undefined;
}

function closing(before: string): Typed {
	if (before.endsWith(noBreak) || before.endsWith(narrow)) return replacing(1, `${noBreak}»`);
	return before.endsWith(' ') ? replacing(1, `${noBreak}»`) : replacing(0, `${noBreak}»`);
}

/** The number that ends these words, when it has groups. */
const groups = (before: string): string => {
	const found = [...before.matchAll(groupedNumber)].at(-1);
	return found && found.index + found[0].length === before.length ? found[0] : '';
};

function amount(before: string, sign: string): Typed | undefined {
	const apart = before.endsWith(' ');
	const number = apart ? before.slice(0, -1) : before;
	if (!/\d$/.test(number)) return undefined;
	const whole = groups(number);
	return replacing(whole.length + Number(apart), whole.replaceAll(' ', narrow) + narrow + sign);
}

/** A space: swallowed after « and before », and it tells that what stands before it is whole. */
function spaced(before: string): Typed | undefined {
	if (before.endsWith(`«${noBreak}`)) return replacing(1, noBreak);
	const mark = /(?<=[\p{L}\p{N})\]»’…])([;:]|[!?]+)$/u.exec(before)?.[0];
	if (mark) return replacing(mark.length, `${mark === ':' ? noBreak : narrow}${mark} `);
	const whole = groups(before);
	return whole ? replacing(whole.length, `${whole.replaceAll(' ', narrow)} `) : undefined;
}
