import { date, month } from '../french/dates.ts';
import type { Day } from '../french/day.ts';
import { plain } from '../french/parts.ts';
import { fold } from '../search/fold.ts';

/** A date as surely as it is known: `2027`, `2027-03` or `2027-03-12`. Moments of one length sort as text. */
export type Moment = string;

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function isMoment(value: unknown): value is Moment {
	const [, year = '', monthPart = '01', day = '01'] = (typeof value === 'string' && shape.exec(value)) || [];
	if (!/^(19|20|21)\d\d$/.test(year)) return false;
	const whole = `${year}-${monthPart}-${day}`;
	const at = new Date(`${whole}T00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole);
}

/** The first day that a moment may be. */
export const firstDay = (moment: Moment): Day => `${moment}-01-01`.slice(0, 10);

/** The last day that a moment may be. */
export function lastDay(moment: Moment): Day {
	if (moment.length === 10) return moment;
	const [year, monthPart = 12] = moment.split('-').map(Number) as [number, number?];
	return new Date(Date.UTC(year, monthPart, 0)).toISOString().slice(0, 10);
}

/** « 2027 », « mars 2027 », « 12 mars 2027 ». */
export function momentWords(moment: Moment): string {
	if (moment.length === 4) return moment;
	return moment.length === 7 ? month(`${moment}-01`) : plain(date(moment));
}

const months = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec'];

/** What somebody typed as a date: « 12/03/2027 », « mars 2027 », « 2027 », `2027-03-12`. Null when erased. */
export function readMoment(typed: string): { readonly moment: Moment | null } | { readonly problem: string } {
	const text = fold(typed).replace(/\s+/g, ' ').trim();
	if (text === '' || text === '-') return { moment: null };
	const moment = fromIso(text) ?? fromFigures(text) ?? fromWords(text);
	return moment !== undefined && isMoment(moment)
		? { moment }
		: { problem: 'Cette date n’est pas comprise. Écrivez 12/03/2027, mars 2027 ou 2027.' };
}

const fromIso = (text: string) => (shape.test(text) ? text : undefined);

function fromFigures(text: string): string | undefined {
	const [, day, monthPart, year] = /^(?:(\d{1,2})[/. -])?(\d{1,2})[/. -](\d{4})$/.exec(text) ?? [];
	if (!monthPart || !year) return undefined;
	return [year, monthPart.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
}

function fromWords(text: string): string | undefined {
	const [, day, name = '', year] = /^(?:(\d{1,2})(?:er)? )?([a-z]{3,9})\.? (\d{4})$/.exec(text) ?? [];
	const at = months.findIndex((start) => name.startsWith(start));
	if (at < 0 || !year) return undefined;
	return [year, String(at + 1).padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
}

/** So many months later, earlier when negative; a year becomes its first month, a day stays within its month. */
export function addMonths(moment: Moment, count: number): Moment {
	const [year, monthPart = 1, day] = moment.split('-').map(Number) as [number, number?, number?];
	const at = year * 12 + monthPart - 1 + count;
	const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
	if (day === undefined) return month;
	const last = Number(lastDay(month).slice(8));
	return `${month}-${String(Math.min(day, last)).padStart(2, '0')}`;
}
