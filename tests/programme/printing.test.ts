import { unpack } from '#domain/spreadsheet/archive.ts';
import { limits } from '#lib/programme/spreadsheet/limits.ts';
import { sheetsOf } from '#server/exports/programme/sheets.ts';
import { workbookOf } from '#server/exports/workbook.ts';
import { anExport } from '#tests/support/programme-exports.ts';
import { expect, test } from 'vitest';

test('a workbook on paper repeats its heads on every page, and is as wide as the page where it can be read so', async () => {
	const files = await unpack(new Uint8Array(await workbookOf(sheetsOf(anExport()))), limits);
	const read = (name: string) => new TextDecoder().decode(files.get(`xl/${name}.xml`));
	expect(read('workbook')).toContain(
		`<definedName name="_xlnm.Print_Titles" localSheetId="1">'Plan de financement'!$A:$A,'Plan de financement'!$1:$1</definedName>`,
	);
	const isFitted = (sheet: number) => {
		const xml = read(`worksheets/sheet${sheet}`);
		return xml.includes('fitToPage="1"') && xml.includes('fitToHeight="0"');
	};
	expect([1, 2, 3, 4, 5].map(isFitted)).toEqual([false, false, true, true, true]);
});
