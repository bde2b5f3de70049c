/** `YYYY-MM-DD` in Paris; sorts as text. */
export type Day = string;

/** From a first day to a last day, both included; null goes on. */
export interface Period {
	readonly from: Day;
	readonly until: Day | null;
}

/** Begun on `day`, and not ended before it. */
export function isOn({ from, until }: Period, day: Day): boolean {
	return from <= day && (until === null || until >= day);
}

/** The day `count` days after `day`; before it when negative. */
export function addDays(day: Day, count: number): Day {
	return new Date(Date.parse(`${day}T00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
