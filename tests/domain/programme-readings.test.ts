import { datedValues, progressOf, readingsByIndicator } from '#domain/programme/readings.ts';
import { sparkline } from '#domain/programme/sparkline.ts';
import { readRow, type Programme } from '#domain/programme/programme.ts';
import { moved } from '#lib/programme/calendar/moving.ts';
import { expect, test } from 'vitest';

const indicator = '11111111-1111-4111-8111-111111111111';
const reading = (id: string, at: string | null, value: string | null) =>
	readRow('reading', id, { indicator, at, value });

test('values are in the order of time, and drawn between the baseline and the target', () => {
	const readings = [reading('b', '2028-06', '31'), reading('c', null, '9'), reading('a', '2027-12', '18')];
	const sorted = readingsByIndicator({ readings } as unknown as Programme).get(indicator)!;
	expect(sorted.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	const values = datedValues(sorted);
	expect(values.map(({ value }) => value)).toEqual([18, 31]);
	expect(sparkline(values, { baseline: '10', target: '45' }, 70, 35)).toEqual({
		points: [
			[0, 27],
			[70, 14],
		],
		target: 0,
	});
	expect(sparkline(values.slice(0, 1), { baseline: null, target: null }, 70, 35)).toEqual({
		points: [[35, 17.5]],
		target: null,
	});
});

test('progress goes towards the target, up or down', () => {
	expect(progressOf({ baseline: '10', target: '50' }, 30)).toBe(50);
	expect(progressOf({ baseline: '40', target: '20' }, 25)).toBe(75);
	expect(progressOf({ baseline: null, target: '20' }, 25)).toBe(125);
	expect(progressOf({ baseline: '20', target: '20' }, 25)).toBeNull();
	expect(progressOf({ baseline: null, target: null }, 25)).toBeNull();
});

test('an action is moved by months, whole or by an edge, and never ends before it begins', () => {
	const dates = { start: '2027-09', end: '2028-06-30' };
	expect(moved(dates, 'whole', 2)).toEqual({ start: '2027-11', end: '2028-08-31' });
	expect(moved(dates, 'end', -1)).toEqual({ start: '2027-09', end: '2028-05-31' });
	expect(moved(dates, 'start', 9)).toEqual({ start: '2028-06', end: '2028-06-30' });
	expect(moved(dates, 'start', 10)).toBeUndefined();
	expect(moved({ start: '2027', end: '2028' }, 'end', 1)).toEqual({ start: '2027', end: '2029-01' });
	const there = moved({ start: '2026-09-01', end: '2027-06-30' }, 'end', -4)!;
	expect(there.end).toBe('2027-02-28');
	expect(moved(there, 'end', 4)).toEqual({ start: '2026-09-01', end: '2027-06-30' });
	expect(moved({ start: '2027-01-12', end: '2027-03-15' }, 'whole', 1)?.end).toBe('2027-04-15');
	expect(moved({ start: null, end: '2028' }, 'whole', 0)).toEqual({ start: null, end: '2028' });
});
