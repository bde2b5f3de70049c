import type { Day } from '../french/day.ts';

/** The years a line of time shows, and where a day falls in them, in per cent of its length. */
export interface Scale {
	readonly years: readonly { readonly year: number; readonly at: number }[];
	at(day: Day): number;
}

const at = (day: Day) => Date.parse(`${day}T00:00Z`);

/** Four years around today: two before, the present, the next. Days outside fall on its ends. */
export function scaleAround(today: Day): Scale {
	const present = Number(today.slice(0, 4));
	const start = at(`${present - 2}-01-01`);
	const length = at(`${present + 2}-01-01`) - start;
	const place = (day: Day) =>
		Math.round(Math.min(100, Math.max(0, ((at(day) - start) / length) * 100)) * 100) / 100;
	return {
		years: [present - 2, present - 1, present, present + 1].map((year) => ({
			year,
			at: place(`${year}-01-01`),
		})),
		at: place,
	};
}
