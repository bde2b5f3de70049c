import type writeWorkbook from 'write-excel-file/node';
import { letters, type Sheet } from './sheet.ts';

/** What is changed in a workbook as it is written. */
export type Feature = NonNullable<NonNullable<Parameters<typeof writeWorkbook>[1]>['features']>[number];

/** Characters across a page in landscape that can still be read. */
const readable = 220;

/**
 * On paper, heads and the first columns are on every page, and a sheet is as wide as the page when it can still be read so; the wide one goes
 * over several, side by side.
 */
export const printed = (sheets: readonly Sheet[]): Feature => ({
	files: {
		transform: {
			'xl/workbook.xml': {
				transform: (xml) =>
					xml.replace(/<definedNames\s*\/>/, `<definedNames>${sheets.map(titlesOf).join('')}</definedNames>`),
			},
			'xl/worksheets/sheet{id}.xml': {
				transform(xml, _options, { sheetIndex }) {
					const columns = sheets[sheetIndex]?.columns ?? [];
					if (columns.reduce((sum, { width }) => sum + width, 0) > readable) return xml;
					return xml
						.replace(/<worksheet[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
						.replace('<pageSetup ', '<pageSetup fitToHeight="0" ');
				},
			},
		},
	},
});

function titlesOf({ name, kept }: Sheet, index: number): string {
	const columns = kept > 0 ? [`'${name}'!$A:$${letters(kept - 1)}`] : [];
	const ranges = [...columns, `'${name}'!$1:$1`].join(',');
	return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${ranges}</definedName>`;
}
