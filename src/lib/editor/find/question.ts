import { fold } from '#domain/search/fold.ts';

/** What one looks for in a text. */
export interface Question {
	readonly words: string;
	/** Letters count as they are written, capitals and accents too. */
	readonly exact: boolean;
	/** No letter nor digit touches it. */
	readonly whole: boolean;
}

/** Units of a text, `to` excluded. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** A text as it is compared: `starts` says of each of its units where in the text it comes from, when that is not the same place. */
interface Compared {
	readonly text: string;
	readonly starts: readonly number[] | null;
}

const letters = new Map<string, string>();

function foldLetter(letter: string): string {
	let folded = letters.get(letter);
	if (folded === undefined) letters.set(letter, (folded = fold(letter)));
	return folded;
}

/** Spaces and apostrophes are one of each: nobody knows which one is in a text. */
const plainSigns = (text: string) => text.replace(/[\u00A0\u202F\u2009]/g, ' ').replace(/[’ʼ]/g, "'");

/** Letter by letter, so that places are known: what a letter becomes never depends on its neighbours. */
function compared(text: string, exact: boolean): Compared {
	if (exact) return { text: plainSigns(text), starts: null };
	let folded = '';
	const starts: number[] = [];
	let at = 0;
	let same = true;
	for (const letter of text) {
		const piece = foldLetter(letter);
		for (let unit = 0; unit < piece.length; unit++) starts.push(at);
		folded += piece;
		if (piece.length !== letter.length || letter.length > 1) same = false;
		at += letter.length;
	}
	return { text: folded, starts: same ? null : starts };
}

const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}\p{M}]/u.test(sign);

/** Where the words asked for stand in a text, from its beginning, never one over another. */
export function spansIn(text: string, { words, exact, whole }: Question): Span[] {
	const wanted = compared(words, exact).text;
	if (wanted === '') return [];
	const { text: within, starts } = compared(text, exact);
	const place = (unit: number) => (unit >= within.length ? text.length : (starts?.[unit] ?? unit));
	/** Between two letters of the text, not in the middle of an « œ ». */
	const isBorder = (unit: number) => unit === 0 || unit >= within.length || place(unit) !== place(unit - 1);
	const spans: Span[] = [];
	for (let at = within.indexOf(wanted); at >= 0;) {
		const end = at + wanted.length;
		const found =
			isBorder(at) && isBorder(end) && !(whole && (isLetter(within[at - 1]) || isLetter(within[end])));
		if (found) spans.push({ from: place(at), to: place(end) });
		at = within.indexOf(wanted, found ? end : at + 1);
	}
	return spans;
}
