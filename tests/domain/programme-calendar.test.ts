import { barOf, positionIn, spanOf } from '#domain/programme/calendar.ts';
import { scheduleWords } from '#domain/programme/schedule-words.ts';
import { addMonths } from '#domain/programme/moment.ts';
import { readRow } from '#domain/programme/programme.ts';
import { expect, test } from 'vitest';

const span = spanOf({ firstYear: 2027, years: 3, zone: null });
const action = (start: string | null, end: string | null) => readRow('action', 'x', { start, end });

test('days stand where they are in the period, and never out of it', () => {
	expect(span).toEqual({ from: '2027-01-01', until: '2029-12-31' });
	expect(positionIn(span, '2027-01-01')).toBe(0);
	expect(positionIn(span, '2029-12-31', 'until')).toBe(1);
	expect(positionIn(span, '2028-01-01')).toBeCloseTo(365 / 1096);
	expect([positionIn(span, '2026-01-01'), positionIn(span, '2031-01-01')]).toEqual([0, 1]);
});

test('an action is drawn as surely as its dates are known', () => {
	expect(barOf(action(null, null), span)).toBeNull();
	expect(barOf(action('2027-09', '2028-06-30'), span)).toEqual({
		from: '2027-09-01',
		until: '2028-06-30',
		start: 'unsure',
		end: 'sure',
		warning: null,
	});
	expect(barOf(action('2028', null), span)).toMatchObject({ until: '2029-12-31', end: 'open' });
	expect(barOf(action('2026-09', '2028'), span)?.warning).toMatch(/avant le programme/);
	expect(barOf(action('2028-09', '2028-03'), span)?.warning).toMatch(/Finit avant de commencer/);
	expect(barOf(action('2031', '2032'), span)?.warning).toMatch(/après/);
});

test('dates move by months and keep how sure they are', () => {
	expect(addMonths('2027-12', 1)).toBe('2028-01');
	expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
	expect(addMonths('2027-03-12', -3)).toBe('2026-12-12');
	expect(addMonths('2027', 2)).toBe('2027-03');
});

test('a schedule is said in words', () => {
	expect(scheduleWords(action('2027-09', '2028'))).toBe('De septembre\u00a02027 à 2028');
	expect(scheduleWords(action('2027', '2027'))).toBe('2027');
	expect(scheduleWords(action(null, '2027'))).toBe('Jusqu’en 2027');
	expect(scheduleWords(action('2027-08', null))).toBe('À partir d’août\u00a02027');
	expect(scheduleWords(action('2027-03-12', '2027-06-30'))).toBe(
		'Du 12\u00a0mars\u00a02027 au 30\u00a0juin\u00a02027',
	);
	expect(scheduleWords(action(null, null))).toBe('Sans date');
});
