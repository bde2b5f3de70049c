import type { Parsers } from '#domain/spreadsheet/parsers.ts';
import Papa from 'papaparse';
import readWorkbookFile from 'read-excel-file/universal';

export const parsers: Parsers = {
	delimited: (text, options) => Papa.parse<string[]>(text, options),
	workbook: (bytes) => readWorkbookFile(bytes),
};
