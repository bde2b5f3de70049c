import { addDays } from '#domain/french/day.ts';
import { firstDay, lastDay, momentWords, type Moment } from '#domain/programme/moment.ts';
import type { Action } from '#domain/programme/programme.ts';
import { ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { Subject, type ProgrammeExport } from './subject.ts';

interface Entry {
	/** Of the row, and what of it: addresses of events stay the same from one file to the next. */
	readonly key: string;
	readonly title: string;
	/** As the row has it; what is known to the year only has no day to stand on. */
	readonly from: Moment;
	readonly until: Moment;
	readonly words: string;
}

/** An action that lasts no longer is one event; of a longer one, its beginning and its end are. */
const briefDays = 31;

/**
 * What has a date, as events of whole days that leave one free: known to the month, it takes the whole month. What is known to the year only
 * is left out, and counted in the calendar's description. Nobody is invited, nobody's address is in it.
 */
export function calendarOf(exported: ProgrammeExport, origin: string, now: Date): string {
	const subject = new Subject(exported);
	const entries = [
		...milestonesOf(subject),
		...subject.actions.flatMap((action) => datesOf(action, subject)),
	];
	const sure = entries.filter(({ from, until }) => from.length > 4 && until.length > 4);
	const left = entries.length - sure.length;
	const address = `${origin}/documents/${exported.id}`;
	const calendar = new ICalCalendar({
		name: escaped(exported.title),
		description: escaped(describe(left)),
		prodId: { company: 'Maillage', product: 'Programme d’actions', language: 'FR' },
	});
	for (const { key, title, from, until, words } of sure)
		calendar.createEvent({
			id: `${key}@${new URL(origin).hostname}`,
			start: new Date(`${firstDay(from)}T00:00Z`),
			// The day after the last, as iCalendar counts.
			end: new Date(`${addDays(lastDay(until), 1)}T00:00Z`),
			allDay: true,
			stamp: now,
			summary: sayable(title),
			description: sayable(words),
			transparency: ICalEventTransparency.TRANSPARENT,
			url: `${address}?vue=calendrier`,
		});
	return calendar.toString();
}

/** Without control characters, which the format has no place for. */
const sayable = (words: string) => words.replace(/[^\P{Cc}\n]/gu, ' ');

/** The library escapes the texts of events, not those of the calendar. */
const escaped = (words: string) =>
	sayable(words)
		.replace(/\n/g, ' ')
		.replace(/[\\;,]/g, '\\$&');

function describe(left: number): string {
	const some = 'Jalons et actions du programme, au jour de ce téléchargement.';
	if (left === 0) return some;
	return `${some} ${left === 1 ? 'Une date connue à l’année seulement n’y est pas.' : `${left} dates connues à l’année seulement n’y sont pas.`}`;
}

function milestonesOf({ programme, actions, plan }: Subject): Entry[] {
	const titles = new Map(actions.map((action) => [action.id, action]));
	return programme.milestones.flatMap(({ id, title, at, done, action, removed }): Entry[] => {
		if (removed || at === null) return [];
		const of = action === null ? undefined : titles.get(action);
		const number = of && plan.numbers.get(of.id);
		return [
			{
				...{ key: id, from: at, until: at },
				title: title || 'Jalon sans nom',
				words: [
					`Jalon, ${momentWords(at)}${done ? ', fait' : ''}.`,
					...(of ? [`Action ${number ? `${number} ` : ''}: ${of.title}.`] : []),
				].join('\n'),
			},
		];
	});
}

function datesOf(action: Action, subject: Subject): Entry[] {
	const { id, start, end } = action;
	const title = action.title || 'Action sans nom';
	const carriers = subject.list(action, 'carrier');
	const places = subject.list(action, 'territory');
	const words = [
		`Action ${subject.number(action)}, ${[start && `début ${momentWords(start)}`, end && `fin ${momentWords(end)}`].filter(Boolean).join(', ')}.`,
		...(carriers ? [`Portée par : ${carriers}.`] : []),
		...(places ? [`Où : ${places}.`] : []),
	].join('\n');
	if (start !== null && end !== null && isBrief(start, end))
		return [{ key: `${id}-tout`, title, from: start, until: end, words }];
	return [
		...(start === null
			? []
			: [{ key: `${id}-debut`, title: `Début : ${title}`, from: start, until: start, words }]),
		...(end === null ? [] : [{ key: `${id}-fin`, title: `Fin : ${title}`, from: end, until: end, words }]),
	];
}

function isBrief(start: Moment, end: Moment): boolean {
	if (start.length < 10 || end.length < 10 || end < start) return false;
	return end <= addDays(start, briefDays - 1);
}
