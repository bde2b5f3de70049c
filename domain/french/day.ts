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

/** Whether a text is a day of the calendar: `2026-02-30` is not. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;
}
