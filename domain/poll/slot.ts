import { dateWithWeekday } from '../french/dates.ts';
import { noBreak, type Part } from '../french/parts.ts';
import { wallClock, type TimeZone } from '../territory/time-zone.ts';

/** Lengths one may choose, in minutes. */
export const slotLengths = [30, 45, 60, 90, 120, 180, 240, 480] as const;

export const lengthName = (minutes: number): string => {
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	if (hours === 0) return `${minutes}${noBreak}min`;
	return rest === 0 ? `${hours}${noBreak}h` : `${hours}${noBreak}h${noBreak}${rest}`;
};

/** Slots that may be proposed at once, and lines for them on the form. */
export const mostSlots = 8;

export interface Slot {
	/** Instants, ISO 8601. */
	readonly startsAt: string;
	readonly endsAt: string;
}

const hour = (time: string): string => {
	const [hours = '', minutes = ''] = time.split(':');
	return minutes === '00' ? `${Number(hours)}${noBreak}h` : `${Number(hours)}${noBreak}h${noBreak}${minutes}`;
};

/** « mardi 17 mars 2026, de 14 h à 16 h » where this zone holds. */
export function slotWords({ startsAt, endsAt }: Slot, zone: TimeZone): readonly Part[] {
	const [from, until] = [wallClock(startsAt, zone), wallClock(endsAt, zone)];
	return [
		...dateWithWeekday(from.day),
		{ text: `, de ${hour(from.time)} à ${hour(until.time)}` },
		...(from.day === until.day ? [] : [{ text: ' le lendemain' }]),
	];
}

/** The same where the day is said already: « de 17 h à 19 h », with its day when it is another one. */
export function slotHours(slot: Slot, zone: TimeZone, besides: TimeZone): readonly Part[] {
	const [from, until] = [wallClock(slot.startsAt, zone), wallClock(slot.endsAt, zone)];
	return from.day === wallClock(slot.startsAt, besides).day
		? [{ text: `de ${hour(from.time)} à ${hour(until.time)}` }]
		: slotWords(slot, zone);
}

/** Whether it is at an hour when one is asleep or at home: before 7 h or after 21 h there. */
export const isOddHour = ({ startsAt, endsAt }: Slot, zone: TimeZone): boolean => {
	const [from, until] = [wallClock(startsAt, zone), wallClock(endsAt, zone)];
	return from.time < '07:00' || until.time > '21:00' || until.day !== from.day;
};
