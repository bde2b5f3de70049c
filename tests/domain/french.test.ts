import { clock, date, dateWithWeekday, dayOf, daysBetween, month, relative } from '#domain/french/dates.ts';
import { euros, grouped, ordinal, percent } from '#domain/french/numbers.ts';
import { plain } from '#domain/french/parts.ts';
import { counted, inLetters, initials, listed, of, plural } from '#domain/french/words.ts';
import { describe, expect, test } from 'vitest';

/** Seen as people read it: « · » is a no-break space, « , » a narrow one. */
const seen = (text: string) => text.replaceAll('\u00A0', '·').replaceAll('\u202F', '|');

describe('numbers', () => {
	test('thousands are apart by a narrow no-break space', () => {
		expect([0, 999, 1584, 12500, 1200000].map((value) => seen(grouped(value)))).toEqual([
			'0',
			'999',
			'1|584',
			'12|500',
			'1|200|000',
		]);
	});

	test('a negative number has a minus, zero never has', () => {
		expect(grouped(-1584)).toBe('−1\u202F584');
		expect(grouped(-0.4)).toBe('0');
	});

	test('amounts are integer cents, shown only when there are some', () => {
		expect(seen(euros(1_250_000))).toBe('12|500|€');
		expect(seen(euros(1_250_050))).toBe('12|500,50|€');
	});

	test('a share is a whole percentage', () => {
		expect(seen(percent(0.524))).toBe('52|%');
	});

	test('« 1er », « 1re » and « 2e » are raised', () => {
		expect(ordinal(1)).toEqual([{ text: '1' }, { text: 'er', raised: true }]);
		expect(plain(ordinal(1, 'feminine'))).toBe('1re');
		expect(plain(ordinal(2))).toBe('2e');
	});
});

describe('dates', () => {
	test('a date never breaks, and the first of the month is « 1er »', () => {
		expect(seen(plain(date('2026-03-12')))).toBe('12·mars·2026');
		expect(date('2026-09-01')).toEqual([
			{ text: '1' },
			{ text: 'er', raised: true },
			{ text: '\u00A0septembre\u00A02026' },
		]);
	});

	test('an instant is told in Paris: it may be another day there', () => {
		expect(dayOf('2026-03-11T23:30:00.000Z')).toBe('2026-03-12');
		expect(seen(clock('2026-03-12T13:32:00.000Z'))).toBe('14·h·32');
		expect(seen(clock('2026-07-12T07:00:00.000Z'))).toBe('9·h');
	});

	test('days are counted across the change of hour', () => {
		expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
	});

	test('the weekday and the month can be said', () => {
		expect(seen(plain(dateWithWeekday('2026-03-17')))).toBe('mardi·17·mars·2026');
		expect(seen(month('2026-03-17'))).toBe('mars·2026');
	});

	test.each([
		['2026-03-17T14:59:40.000Z', 'à l’instant'],
		['2026-03-17T14:48:00.000Z', 'il y a 12·min'],
		['2026-03-17T09:00:00.000Z', 'aujourd’hui à 10·h'],
		['2026-03-16T16:42:00.000Z', 'hier à 17·h·42'],
		['2026-03-14T10:00:00.000Z', 'samedi'],
		['2026-03-10T10:00:00.000Z', '10·mars'],
		['2025-11-01T10:00:00.000Z', '1er·novembre·2025'],
	])('%s is said « %s » when it is 15:00 UTC on 17 March', (value, words) => {
		expect(seen(plain(relative(value, '2026-03-17T15:00:00.000Z')))).toBe(words);
	});

	test.each([
		['2026-03-17', 'aujourd’hui'],
		['2026-03-18', 'demain'],
		['2026-03-20', 'vendredi'],
		['2027-03-20', '20·mars·2027'],
	])('the day %s is said « %s »', (value, words) => {
		expect(seen(plain(relative(value, '2026-03-17T15:00:00.000Z')))).toBe(words);
	});
});

test('inside a sentence a date takes its article, « hier » does not', () => {
	const now = '2026-03-17T15:00:00.000Z';
	expect(seen(plain(relative('2026-03-01', now, { article: true })))).toBe('le·1er·mars');
	expect(seen(plain(relative('2026-03-16', now, { article: true })))).toBe('hier');
});

describe('words', () => {
	test('the plural begins at two', () => {
		expect(plural(1, 'cité')).toBe('cité');
		expect(plural(0, 'cité')).toBe('cité');
		expect(seen(counted(1584, 'quartier'))).toBe('1|584·quartiers');
	});

	test('small numbers are written in letters and agree', () => {
		expect(inLetters(1, 'feminine')).toBe('une');
		expect(inLetters(3)).toBe('trois');
		expect(inLetters(12)).toBe('12');
	});

	test('places take « de », « d’ », « du » or « des »', () => {
		expect(['Rouen', 'Angers', 'Hérouville-Saint-Clair', 'Le Havre Nord', 'Les Mureaux'].map(of)).toEqual([
			'de Rouen',
			'd’Angers',
			'd’Hérouville-Saint-Clair',
			'du Havre Nord',
			'des Mureaux',
		]);
	});

	test('a list ends with « et »', () => {
		expect(listed(['Brest', 'Blois', 'Rouen'])).toBe('Brest, Blois et Rouen');
		expect(listed([])).toBe('');
	});

	test('initials are two letters, accents kept', () => {
		expect(initials('Maïwenn Tessier-Diallo')).toBe('MT');
		expect(initials('Élie')).toBe('É');
	});
});
