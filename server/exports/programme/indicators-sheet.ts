import type { Indicator, Reading } from '#domain/programme/programme.ts';
import { firstDay } from '#domain/programme/moment.ts';
import { moment, number, text, type Cell, type Sheet } from '../sheet.ts';
import type { Subject } from './subject.ts';

/** « Indicateurs »: a line a dated value, and one for each question that has none yet. */
export function indicatorsSheet({ programme, actions, plan }: Subject): Sheet {
	const readings = Map.groupBy(
		programme.readings.filter(({ removed }) => !removed),
		({ indicator }) => indicator,
	);
	const titles = new Map(actions.map(({ id, title }) => [id, title]));
	const living = programme.indicators.filter(({ removed }) => !removed);
	const asked = (indicator: Indicator): Cell[] => [
		text(indicator.action && plan.numbers.get(indicator.action)),
		text(indicator.action === null ? 'Tout le programme' : titles.get(indicator.action)),
		text(indicator.title),
		text(indicator.unit),
		text(indicator.collector),
		decimal(indicator.baseline),
		decimal(indicator.target),
	];
	const answered = living.flatMap((indicator) => {
		const own = inTime(readings.get(indicator.id) ?? []);
		if (own.length === 0) return [asked(indicator)];
		return own.map((reading) => [...asked(indicator), ...value(reading)]);
	});
	const known = new Set(living.map(({ id }) => id));
	const lost = [...readings].flatMap(([id, own]) => (id !== null && known.has(id) ? [] : inTime(own)));
	return {
		...{ name: 'Indicateurs', kept: 3 },
		columns: [
			{ head: 'N°', width: 8 },
			{ head: 'Action', width: 40 },
			{ head: 'Question', width: 50 },
			{ head: 'Unité', width: 14 },
			{ head: 'Qui relève', width: 24 },
			{ head: 'Départ', width: 10 },
			{ head: 'Cible', width: 10 },
			{ head: 'Date', width: 16 },
			{ head: 'Valeur', width: 10 },
			{ head: 'Source', width: 30 },
		],
		rows: [
			...answered,
			...lost.map((reading) => [
				null,
				null,
				text('Indicateur supprimé'),
				null,
				null,
				null,
				null,
				...value(reading),
			]),
		],
		foot: [],
	};
}

const decimal = (value: string | null): Cell => number(value === null ? null : Number(value));

const value = ({ at, value, source }: Reading): Cell[] => [moment(at), decimal(value), text(source)];

function inTime(readings: readonly Reading[]): Reading[] {
	const when = ({ at }: Reading) => (at === null ? '9' : firstDay(at));
	return [...readings].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
}
