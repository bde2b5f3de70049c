import type { Day } from '#domain/french/day.ts';

export type { Day };

/** ISO 8601 in UTC with milliseconds; sorts as text in both databases. */
export type Instant = string;

/** SQLite has no boolean: 0 or 1 in both databases. */
export type Flag = 0 | 1;

/** From a first day to a last day, both included; null is open. */
export interface Dated {
	from_day: Day;
	until_day: Day | null;
}
