import type { Day } from '../french/day.ts';

/** The same day, one year before. */
const yearBefore = (day: Day): Day =>
	`${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;

/** Whether a record is to be confirmed: nobody ever did, or not for twelve months. */
export const isStale = (confirmedOn: Day | null, today: Day): boolean =>
	confirmedOn === null || confirmedOn < yearBefore(today);
