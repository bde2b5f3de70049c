import { grouped } from './numbers.ts';
import { noBreak, type Part } from './parts.ts';

const months = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre',
] as const;
const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;

let paris: Intl.DateTimeFormat | undefined;

/** « 2027-03-12 08:30 » of an instant in Paris. What knows time zones takes long to make. */
function parisTime(instant: Date): string {
	paris ??= new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Europe/Paris',
		dateStyle: 'short',
		timeStyle: 'short',
	});
	return paris.format(instant);
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The day in Paris of an instant (ISO, UTC); a day is returned as it is. */
export const dayOf = (value: string): string =>
	isDay(value) ? value : parisTime(new Date(value)).slice(0, 10);

/** Whole days from one day to another, negative when `to` is before. */
export const daysBetween = (from: string, to: string): number =>
	Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** « mardi ». */
export const weekday = (day: string): string => weekdays[new Date(`${day}T00:00Z`).getUTCDay()] ?? '';

/** « 12 mars 2026 », « 1er mars 2026 »; never breaks. `year: false` leaves the year out. */
export function date(value: string, { year = true } = {}): readonly Part[] {
	const [y, m, d] = dayOf(value).split('-').map(Number) as [number, number, number];
	const rest = `${noBreak}${months[m - 1]}${year ? `${noBreak}${y}` : ''}`;
	return d === 1 ? [{ text: '1' }, { text: 'er', raised: true }, { text: rest }] : [{ text: `${d}${rest}` }];
}

/** « mardi 17 mars 2026 ». */
export const dateWithWeekday = (value: string, options?: { year?: boolean }): readonly Part[] => [
	{ text: `${weekday(dayOf(value))}${noBreak}` },
	...date(value, options),
];

/** « mars 2026 »; `year: false` leaves the year out. */
export function month(value: string, { year = true } = {}): string {
	const [y, m] = dayOf(value).split('-').map(Number) as [number, number];
	return year ? `${months[m - 1]}${noBreak}${y}` : `${months[m - 1]}`;
}

/** « 14 h 32 », « 9 h »; Paris time. */
export function clock(instant: string): string {
	const [hours, minutes] = parisTime(new Date(instant)).slice(11).split(':') as [string, string];
	return minutes === '00' ? `${Number(hours)}${noBreak}h` : `${Number(hours)}${noBreak}h${noBreak}${minutes}`;
}

/**
 * How people say when, as seen from `now` (ISO instant): « à l’instant », « il y a 12 min », « hier à 17 h 42 »,
 * « samedi », and from a week on the date itself, as parts. Days without time: « aujourd’hui », « hier », « demain ».
 * `article` is for a place inside a sentence: « le 12 mars 2026 », and never « le hier ».
 */
export function relative(value: string, now: string, { article = false } = {}): readonly Part[] {
	const distance = daysBetween(dayOf(now), dayOf(value));
	if (Math.abs(distance) >= 7) {
		const parts = date(value, { year: !sameYearSoon(value, now) });
		return article ? [{ text: `le${noBreak}` }, ...parts] : parts;
	}
	if (isDay(value)) return [{ text: relativeDay(value, distance) }];
	const minutes = Math.round((Date.parse(now) - Date.parse(value)) / 60_000);
	if (distance === 0 && minutes >= 0) {
		if (minutes < 1) return [{ text: 'à l’instant' }];
		if (minutes < 60) return [{ text: `il y a ${grouped(minutes)}${noBreak}min` }];
		return [{ text: `aujourd’hui à ${clock(value)}` }];
	}
	if (Math.abs(distance) <= 1) return [{ text: `${relativeDay(value, distance)} à ${clock(value)}` }];
	return [{ text: relativeDay(dayOf(value), distance) }];
}

function relativeDay(value: string, distance: number): string {
	if (distance === 0) return 'aujourd’hui';
	if (distance === -1) return 'hier';
	if (distance === 1) return 'demain';
	return weekday(dayOf(value));
}

/** The year may be left out only for what is still close: the same year, within two months. */
function sameYearSoon(value: string, now: string): boolean {
	return (
		dayOf(value).slice(0, 4) === dayOf(now).slice(0, 4) &&
		Math.abs(daysBetween(dayOf(now), dayOf(value))) < 62
	);
}
