import { tooMany } from '#domain/programme/import/row-limit.ts';
import { readSpreadsheetText, spreadsheetText } from '#domain/programme/import/spreadsheet-text.ts';
import { describe, expect, test } from 'vitest';

describe('text of a spreadsheet', () => {
	test('cells may hold tabs, line ends and quotes, and come back the same', () => {
		const rows = [
			['a', 'b\tc', 'd\ne'],
			['« x »', '"y"', ''],
		];
		expect(readSpreadsheetText(spreadsheetText(rows))).toEqual(rows);
	});

	test('a quote that closes nothing is a quote', () => {
		expect(readSpreadsheetText('"Ensemble", dit-elle\tb\r\nc\t')).toEqual([
			['"Ensemble", dit-elle', 'b'],
			['c', ''],
		]);
	});

	test('a hundred thousand rows are refused with a sentence', () => {
		expect(tooMany(1_000)).toBeUndefined();
		expect(tooMany(100_000)).toMatch(/100\s000 lignes à la fois, c’est trop/);
	});
});
