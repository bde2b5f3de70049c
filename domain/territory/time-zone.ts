import { isDay, type Day } from '../french/day.ts';

/** Time zones of France, by their IANA names, and where they hold (Europe/Paris for the mainland and Corsica). */
export const timeZones = {
	'Europe/Paris': 'Paris',
	'America/Guadeloupe': 'Guadeloupe, Saint-Martin, Saint-Barthélemy',
	'America/Martinique': 'Martinique',
	'America/Cayenne': 'Guyane',
	'Indian/Reunion': 'La Réunion',
	'Indian/Mayotte': 'Mayotte',
	'America/Miquelon': 'Saint-Pierre-et-Miquelon',
	'Pacific/Noumea': 'Nouvelle-Calédonie',
	'Pacific/Wallis': 'Wallis-et-Futuna',
	'Pacific/Tahiti': 'Polynésie française (Tahiti)',
} as const;
export type TimeZone = keyof typeof timeZones;
export const paris: TimeZone = 'Europe/Paris';

export const isTimeZone = (name: string): name is TimeZone => Object.hasOwn(timeZones, name);

/** « heure de Paris », « heure de La Réunion ». */
export const hourOf = (zone: TimeZone): string => `heure de ${timeZones[zone].replace(/,.*| \(.*/, '')}`;

const clocks = new Map<TimeZone, Intl.DateTimeFormat>();

/** « 2027-03-12 » and « 08:30 » of an instant, where this zone holds. */
export function wallClock(instant: string, zone: TimeZone): { readonly day: Day; readonly time: string } {
	let clock = clocks.get(zone);
	if (!clock)
		clocks.set(
			zone,
			(clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })),
		);
	const [day = '', time = ''] = clock.format(new Date(instant)).split(' ');
	return { day, time };
}

/**
 * The instant (ISO, UTC) at which clocks of this zone show a day and a time (`08:30`). Null for what is neither, and for the hour that the spring
 * change leaves out; of the hour that the autumn change shows twice, the first.
 */
export function instantAt(zone: TimeZone, day: string, time: string): string | null {
	if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
	const shown = Date.parse(`${day}T${time}Z`);
	const offsetAt = (instant: number) => {
		const there = wallClock(new Date(instant).toISOString(), zone);
		return Date.parse(`${there.day}T${there.time}Z`) - instant;
	};
	// Zones are at most fourteen hours from Greenwich: the offsets of the day before and after are the two there may be.
	const offsets = [offsetAt(shown - 86_400_000), offsetAt(shown + 86_400_000)];
	const found = offsets
		.map((offset) => shown - offset)
		.filter((instant) => offsetAt(instant) === shown - instant)
		.sort((a, b) => a - b);
	return found[0] === undefined ? null : new Date(found[0]).toISOString();
}
