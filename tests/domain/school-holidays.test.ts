import { addDays } from '#domain/french/day.ts';
import { weekday } from '#domain/french/dates.ts';
import { holidaysKnownUntil, schoolHolidays, schoolZones } from '#domain/french/school-holidays.ts';
import { expect, test } from 'vitest';

test('holidays begin on a Saturday, last two weeks, and follow one another in each zone', () => {
	for (const zone of schoolZones) {
		const holidays = schoolHolidays(zone, '2024-09-01', '2027-08-31');
		expect(holidays).toHaveLength(15);
		for (const [index, { name, from, until }] of holidays.entries()) {
			expect(weekday(from), `${name} ${from}`).toBe('samedi');
			expect(from < until).toBe(true);
			// Easter Monday of 2025 is in the spring holidays of zone B.
			if (name !== 'Été') expect([addDays(from, 15), addDays(from, 16)]).toContain(until);
			if (index > 0) expect(from > holidays[index - 1]!.until).toBe(true);
		}
		expect(holidays.at(-1)?.until).toBe(holidaysKnownUntil);
	}
});

test('what touches a period is in it, and nothing after what is known', () => {
	expect(schoolHolidays('B', '2027-01-01', '2027-01-31').map(({ name }) => name)).toEqual(['Noël']);
	expect(schoolHolidays('A', '2028-01-01', '2028-12-31')).toEqual([]);
});
