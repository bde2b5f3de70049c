import { narrow, noBreak } from './parts.ts';
import { groupedNumber, isTechnical } from './technical.ts';

/** Signs that give way to others, at a place of a text. */
export interface Correction {
	readonly at: number;
	readonly removed: number;
	readonly inserted: string;
}

/**
 * What French typography would change in a text, from its first sign to its last, each as short as can be. Letters and digits stay; so do
 * addresses and what looks like code. Corrected, a text needs nothing more.
 */
export function corrections(text: string): Correction[] {
	const found: Correction[] = [];
	let at = 0;
	// Words of an address are set apart with their blanks: nothing touches them.
	for (const run of runs(text)) {
		if (!run.technical) found.push(...between(run.text, set(run.text), at));
		at += run.text.length;
	}
	return found;
}

function runs(text: string): { text: string; technical: boolean }[] {
	const all: { text: string; technical: boolean }[] = [];
	for (const token of text.match(/\s+|\S+/g) ?? []) {
		const technical = isTechnical(token);
		const last = all.at(-1);
		if (last && !technical && !last.technical) last.text += token;
		else all.push({ text: token, technical });
	}
	return all;
}

/** Blanks that give way to one that does not break, or stand where none was typed. */
const blank = '[ ]?';
const word = String.raw`(?<=[\p{L}\p{N})\]»’…])`;

/** Unlike `typeset`, which trusts what we wrote ourselves, only what is sure in a text that anybody wrote. */
const rules: readonly (readonly [RegExp, string | ((match: string) => string)])[] = [
	[/(?<!\.)\.{3}(?!\.)/g, '…'],
	[/(?<=\s)--(?=\s)/g, '–'],
	[/(?<=\p{L})'(?=[\p{L}«])/gu, '’'],
	[/«[ \u202F]?(?=\S)/g, `«${noBreak}`],
	[/(?<=\S)[ \u202F]?»/g, `${noBreak}»`],
	[new RegExp(String.raw`${word}${blank}(?=[;!?]+(?:\s|$))`, 'gu'), narrow],
	[new RegExp(String.raw`${word}${blank}(?=:(?:\s|$))`, 'gu'), noBreak],
	[groupedNumber, (number) => number.replaceAll(' ', narrow)],
	[/(?<=\d)[ ]?(?=[€%](?!\p{L}))/gu, narrow],
	[/(?<=\d) (?=(?:h|ans?|jours?|mois|km)(?![\p{L}\p{N}]))/gu, noBreak],
];

function set(text: string): string {
	let now = quotes(text);
	// What one rule sets may be what another looks for.
	for (let [before, left] = ['', 5]; before !== now && left > 0; left -= 1) {
		before = now;
		for (const [sign, by] of rules) now = now.replace(sign, by as string);
	}
	return now;
}

/** Pairs of straight quotation marks, when every one of them has its pair. */
function quotes(text: string): string {
	const marks = text.match(/"/g)?.length ?? 0;
	if (marks === 0 || marks % 2 === 1) return text;
	return text.replace(/"([^"]*)"/g, (pair, inside: string) =>
		/\p{L}/u.test(inside) ? `«${noBreak}${inside.trim()}${noBreak}»` : pair,
	);
}

/** The changes from one text to another whose letters and digits are the same, sign by sign between them. */
function between(before: string, after: string, start: number): Correction[] {
	const word = /[\p{L}\p{N}\p{M}]+/gu;
	const pieces = (text: string) => text.split(/([\p{L}\p{N}\p{M}]+)/u);
	if ((before.match(word) ?? []).join() !== (after.match(word) ?? []).join()) return [];
	const [old, now] = [pieces(before), pieces(after)];
	if (old.length !== now.length) return [];
	const found: Correction[] = [];
	let at = start;
	old.forEach((piece, index) => {
		const next = now[index] ?? '';
		if (piece !== next) found.push(trimmed(piece, next, at));
		at += piece.length;
	});
	return found;
}

function trimmed(before: string, after: string, at: number): Correction {
	let start = 0;
	while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
	let end = 0;
	const most = Math.min(before.length, after.length) - start;
	while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
	return {
		at: at + start,
		removed: before.length - start - end,
		inserted: after.slice(start, after.length - end),
	};
}
