import type { Day } from './day.ts';

/** Zones of the school calendar of metropolitan France; Corsica and overseas have calendars of their own. */
export const schoolZones = ['A', 'B', 'C'] as const;
export type SchoolZone = (typeof schoolZones)[number];

export interface SchoolHoliday {
	readonly name: string;
	/** First day without school. */
	readonly from: Day;
	/** Last day without school. */
	readonly until: Day;
}

type Dates = readonly [from: Day, until: Day];

/** A school year: the same days for all, and winter and spring by zone. */
interface SchoolYear {
	readonly autumn: Dates;
	readonly christmas: Dates;
	readonly winter: Readonly<Record<SchoolZone, Dates>>;
	readonly spring: Readonly<Record<SchoolZone, Dates>>;
	readonly summer: Dates;
}

/** Arrêtés of 7 December 2022 (2024 to 2026) and of 22 October 2025 (2026-2027), days without school. */
const years: readonly SchoolYear[] = [
	{
		autumn: ['2024-10-19', '2024-11-03'],
		christmas: ['2024-12-21', '2025-01-05'],
		winter: {
			A: ['2025-02-22', '2025-03-09'],
			B: ['2025-02-08', '2025-02-23'],
			C: ['2025-02-15', '2025-03-02'],
		},
		spring: {
			A: ['2025-04-19', '2025-05-04'],
			B: ['2025-04-05', '2025-04-21'],
			C: ['2025-04-12', '2025-04-27'],
		},
		summer: ['2025-07-05', '2025-08-31'],
	},
	{
		autumn: ['2025-10-18', '2025-11-02'],
		christmas: ['2025-12-20', '2026-01-04'],
		winter: {
			A: ['2026-02-07', '2026-02-22'],
			B: ['2026-02-14', '2026-03-01'],
			C: ['2026-02-21', '2026-03-08'],
		},
		spring: {
			A: ['2026-04-04', '2026-04-19'],
			B: ['2026-04-11', '2026-04-26'],
			C: ['2026-04-18', '2026-05-03'],
		},
		summer: ['2026-07-04', '2026-08-31'],
	},
	{
		autumn: ['2026-10-17', '2026-11-01'],
		christmas: ['2026-12-19', '2027-01-03'],
		winter: {
			A: ['2027-02-13', '2027-02-28'],
			B: ['2027-02-20', '2027-03-07'],
			C: ['2027-02-06', '2027-02-21'],
		},
		spring: {
			A: ['2027-04-10', '2027-04-25'],
			B: ['2027-04-17', '2027-05-02'],
			C: ['2027-04-03', '2027-04-18'],
		},
		summer: ['2027-07-03', '2027-08-31'],
	},
];

/** The last day of which the holidays are known here: later calendars are not published yet. */
export const holidaysKnownUntil: Day = '2027-08-31';

/** The school holidays of a zone, in order, that touch a period. */
export function schoolHolidays(zone: SchoolZone, from: Day, until: Day): SchoolHoliday[] {
	return years
		.flatMap((year): [string, Dates][] => [
			['Toussaint', year.autumn],
			['Noël', year.christmas],
			['Hiver', year.winter[zone]],
			['Printemps', year.spring[zone]],
			['Été', year.summer],
		])
		.map(([name, [first, last]]) => ({ name, from: first, until: last }))
		.filter((holiday) => holiday.until >= from && holiday.from <= until);
}
