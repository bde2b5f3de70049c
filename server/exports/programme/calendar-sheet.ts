import { actionStateNames } from '#domain/programme/action-state.ts';
import { firstDay } from '#domain/programme/moment.ts';
import type { Action, Milestone } from '#domain/programme/programme.ts';
import { moment, text, type Cell, type Sheet } from '../sheet.ts';
import type { Subject } from './subject.ts';

/** « Calendrier »: each action that has a date, its milestones under it, then those of the whole programme. */
export function calendarSheet(subject: Subject): Sheet {
	const { programme, actions } = subject;
	const milestones = Map.groupBy(inTime(programme.milestones), ({ action }) => action);
	const known = new Set(actions.map(({ id }) => id));
	const rows = actions.flatMap((action) => {
		const own = milestones.get(action.id) ?? [];
		if (action.start === null && action.end === null && own.length === 0) return [];
		return [actionLine(action, subject), ...own.map((one) => milestoneLine(one, subject.number(action)))];
	});
	const others = [...milestones].flatMap(([action, own]) =>
		action !== null && known.has(action) ? [] : own,
	);
	return {
		...{ name: 'Calendrier', kept: 3 },
		columns: [
			{ head: 'N°', width: 8 },
			{ head: 'Nature', width: 10 },
			{ head: 'Intitulé', width: 50 },
			{ head: 'Début ou date', width: 16 },
			{ head: 'Fin', width: 16 },
			{ head: 'État', width: 16 },
			{ head: 'Porteurs', width: 30 },
		],
		rows: [...rows, ...inTime(others).map((one) => milestoneLine(one, ''))],
		foot: [],
	};
}

const actionLine = (action: Action, subject: Subject): Cell[] => [
	text(subject.number(action)),
	text('Action'),
	text(action.title),
	moment(action.start),
	moment(action.end, true),
	text(actionStateNames[action.state]),
	text(subject.list(action, 'carrier')),
];

const milestoneLine = ({ title, at, done }: Milestone, number: string): Cell[] => [
	text(number),
	text('Jalon'),
	text(title),
	moment(at),
	null,
	text(done ? 'Fait' : 'À venir'),
];

/** The living ones, those without a date last. */
function inTime(milestones: readonly Milestone[]): Milestone[] {
	const when = ({ at }: Milestone) => (at === null ? '9' : firstDay(at));
	return milestones
		.filter(({ removed }) => !removed)
		.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
}
