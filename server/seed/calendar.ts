/** Days of the demonstration, counted from the day it is loaded so that mandates are current whenever that is. */
export interface Calendar {
	readonly today: string;
	/** Negative is past. */
	day(offset: number): string;
	/** 1 September of the school year under way, `years` years ago. */
	september(years: number): string;
	/** An instant, `days` days ago, at `hour` h UTC. */
	instant(daysAgo: number, hour?: number): string;
}

export function calendarFrom(today: string): Calendar {
	const midnight = Date.parse(`${today}T00:00:00.000Z`);
	const day = (offset: number) => new Date(midnight + offset * 86_400_000).toISOString().slice(0, 10);
	const schoolYear = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
	return {
		today,
		day,
		september: (years) => `${schoolYear - years}-09-01`,
		instant: (daysAgo, hour = 9) => `${day(-daysAgo)}T${String(hour).padStart(2, '0')}:00:00.000Z`,
	};
}
