import { isDay, type Day } from '../french/day.ts';

/** « 2026-03-12 », « 12/03/2026 ». */
export function dayOfCell(text: string): Day | undefined {
	const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
	const written = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text.slice(0, 10);
	return isDay(written) ? written : undefined;
}
