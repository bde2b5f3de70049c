import { euros } from '../french/numbers.ts';
import { narrow, noBreak } from '../french/parts.ts';

/** Integer cents, never negative, at most {@link mostCents} [domain rule 5]. */
export type Cents = number;

/** A billion euros: what the whole State spends on such programmes in a year is less. */
export const mostCents = 100_000_000_000;

export const isCents = (value: unknown): value is Cents =>
	typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostCents;

/** From the least to the most that a sum may come to; equal unless an amount is contested. */
export interface Range {
	readonly low: Cents;
	readonly high: Cents;
}

export const nothing: Range = { low: 0, high: 0 };

export const plus = (one: Range, other: Range): Range => ({
	low: one.low + other.low,
	high: one.high + other.high,
});

export const isExact = ({ low, high }: Range): boolean => low === high;

/** « 100 500 à 106 500 € », or one amount. */
export const eurosOf = ({ low, high }: Range): string =>
	low === high ? euros(low) : `${euros(low).replace(`${narrow}€`, '')} à${noBreak}${euros(high)}`;

/** What somebody typed as an amount. `cents` is null for an erased cell; `problem` is a sentence. */
export type ReadAmount = { readonly cents: Cents | null } | { readonly problem: string };

/** Not broken inside, wherever the sentence wraps. */
const examples = `12${narrow}500 ou 12${narrow}500,50`;

const wrong = (problem: string): ReadAmount => ({ problem });

/**
 * An amount as people write it: « 12 500,50 », `12,500.50`, « 12 500 € », « 12,5 k€ ». A single separator before three digits can be
 * read in two ways, and is never guessed.
 */
export function readAmount(typed: string): ReadAmount {
	const text = typed
		.normalize('NFKC')
		.replace(/[\s'’_]+/gu, ' ')
		.trim();
	if (text === '' || /^[-–—]$/.test(text)) return { cents: null };
	if (/^#[A-Z]/.test(text)) return wrong('Le tableur n’a pas su calculer cette case : écrivez le montant.');
	if (/^[=+@]/.test(text)) return wrong('Une formule n’est pas un montant : écrivez ce qu’elle donne.');
	if (/^\(.*\)$/.test(text) || /^[-−–]/.test(text)) return wrong('Un montant ne peut pas être négatif.');
	const parts = /^([\d., ]*\d)\s*(k€?|m€|€|eur(?:os?)?|k)?$/i.exec(text);
	const [, figure, unit = ''] = parts ?? [];
	if (figure === undefined) return wrong(`Ce n’est pas un montant. Écrivez par exemple ${examples}.`);
	const number = readFigure(figure, unit === '' || /^e|€$/i.test(unit));
	if (typeof number === 'string') return wrong(number);
	const scale = /^k/i.test(unit) ? 3 : /^m/i.test(unit) ? 6 : 0;
	return scaled(number, scale);
}

interface Figure {
	readonly whole: string;
	readonly decimals: string;
}

/** @returns the digits before and after the decimal separator, or why they cannot be told. */
function readFigure(figure: string, isPlain: boolean): Figure | string {
	const signs = figure.replace(/[\d ]/g, '');
	const last = signs.at(-1);
	const isGrouped = new Set(signs).size === 1 && signs.length > 1;
	const at = last === undefined || isGrouped ? -1 : figure.lastIndexOf(last);
	const [whole, decimals] = at < 0 ? [figure, ''] : [figure.slice(0, at), figure.slice(at + 1)];
	const isAlone = signs.length === 1;
	if (isAlone && decimals.length === 3 && isPlain && !whole.includes(' ') && !/^0*$/.test(whole))
		return `« ${figure} » se lit de deux façons : écrivez ${whole}${decimals} ou ${whole},${decimals.slice(0, 2)}.`;
	const groups = whole.split(/[., ]/);
	const isRegular =
		groups.length === 1 ||
		(/^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group)));
	const separators = new Set(whole.replace(/\d/g, ''));
	if (
		!isRegular ||
		separators.size > 1 ||
		decimals.includes(' ') ||
		(last !== undefined && separators.has(last) && !isGrouped)
	)
		return `Ses chiffres sont groupés de façon inattendue : écrivez par exemple ${examples}.`;
	return { whole: groups.join('') || '0', decimals };
}

function scaled({ whole, decimals }: Figure, scale: number): ReadAmount {
	const places = decimals.padEnd(scale + 2, '0');
	if (/[1-9]/.test(places.slice(scale + 2)))
		return wrong('Un montant s’arrête aux centimes : deux décimales au plus.');
	const digits = (whole + places.slice(0, scale + 2)).replace(/^0+(?=\d)/, '');
	const cents = Number(digits);
	if (digits.length > 15 || cents > mostCents)
		return wrong('Ce montant dépasse un milliard d’euros : relisez-le.');
	return { cents };
}

/** What a cell is typed over with: « 12500 », « 12500,50 ». */
export const typedForm = (cents: Cents): string =>
	cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',');
