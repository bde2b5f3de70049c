import { eurosOf, mostCents, readAmount, typedForm } from '#domain/programme/money.ts';
import { readDecimal } from '#domain/programme/decimal.ts';
import { firstDay, isMoment, lastDay, momentWords, readMoment } from '#domain/programme/moment.ts';
import { describe, expect, it, test } from 'vitest';

describe('an amount as people write it', () => {
	it.each<[string, number | null]>([
		['12500', 1_250_000],
		['12 500', 1_250_000],
		['12\u202f500\u00a0€', 1_250_000],
		['12 500,50', 1_250_050],
		['12,500.50', 1_250_050],
		['12.500,50', 1_250_050],
		['12500,5', 1_250_050],
		['12500.50 EUR', 1_250_050],
		["12'500", 1_250_000],
		['1,234,567', 123_456_700],
		['1.234.567,89', 123_456_789],
		['0,500', 50],
		['12,5 k€', 1_250_000],
		['1,25 M€', 125_000_000],
		['12k', 1_200_000],
		['0', 0],
		['', null],
		['–', null],
		['  ', null],
		['1 000 000 000', mostCents],
	])('%s', (typed, cents) => {
		expect(readAmount(typed)).toEqual({ cents });
	});

	it.each([
		['12,500', /deux façons : écrivez 12500 ou 12,50\./],
		['12.500', /deux façons/],
		['-300', /négatif/],
		['(300)', /négatif/],
		['=A1+B2', /formule/],
		['12,345.678', /centimes/],
		['12 50', /groupés/],
		['1,2,3', /groupés/],
		['1 000 000 001', /milliard/],
		['9'.repeat(40), /milliard/],
		['#REF!', /pas su calculer/],
		['deux mille', /pas un montant/],
		['12 €/an', /pas un montant/],
		['1e9', /pas un montant/],
	])('never guesses « %s »', (typed, problem) => {
		expect(readAmount(typed)).toEqual({ problem: expect.stringMatching(problem) as string });
	});

	test('what one types over is read as the same', () => {
		for (const cents of [0, 5, 50, 1_250_000, 1_250_050, mostCents])
			expect(readAmount(typedForm(cents))).toEqual({ cents });
	});

	test('a range is said in full', () => {
		expect(eurosOf({ low: 10_050_000, high: 10_650_000 })).toBe('100\u202f500 à\u00a0106\u202f500\u202f€');
		expect(eurosOf({ low: 50, high: 50 })).toBe('0,50\u202f€');
	});

	test.each(['abc', '12 50 00'])(
		'the example of an amount is never broken at the end of a line: %s',
		(typed) => {
			expect(readAmount(typed)).toHaveProperty(
				'problem',
				expect.stringContaining('12\u202f500 ou 12\u202f500,50'),
			);
		},
	);
});

test('dates are as sure as they are written', () => {
	const read = (typed: string) => readMoment(typed);
	expect(read('12/03/2027')).toEqual({ moment: '2027-03-12' });
	expect(read('1er mars 2027')).toEqual({ moment: '2027-03-01' });
	expect(read('Septembre 2027')).toEqual({ moment: '2027-09' });
	expect(read('févr. 2028')).toEqual({ moment: '2028-02' });
	expect(read('3/2027')).toEqual({ moment: '2027-03' });
	expect(read('2027')).toEqual({ moment: '2027' });
	expect(read('')).toEqual({ moment: null });
	for (const wrong of ['31/02/2027', '13/2027', 'bientôt', '27', '2027-13', '1/1/0001'])
		expect(read(wrong), wrong).toHaveProperty('problem');
	expect(isMoment('2028-02-29')).toBe(true);
	expect(isMoment('2027-02-29')).toBe(false);
	expect([firstDay('2027'), lastDay('2027'), lastDay('2028-02'), lastDay('2027-03-12')]).toEqual([
		'2027-01-01',
		'2027-12-31',
		'2028-02-29',
		'2027-03-12',
	]);
	expect(momentWords('2027-03')).toBe('mars\u00a02027');
});

test('measures keep their decimals as text', () => {
	expect(readDecimal('12,50')).toEqual({ value: '12.5' });
	expect(readDecimal('−3')).toEqual({ value: '-3' });
	expect(readDecimal('0012')).toEqual({ value: '12' });
	expect(readDecimal('1 200')).toEqual({ value: '1200' });
	expect(readDecimal('45 %')).toEqual({ value: '45' });
	expect(readDecimal('')).toEqual({ value: null });
	for (const wrong of ['beaucoup', '1,2345', '1e5', '9'.repeat(14)])
		expect(readDecimal(wrong)).toHaveProperty('problem');
});
