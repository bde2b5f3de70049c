import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

export interface CsvRow {
	/** Where it stands in the file: 1 is the line of heads. */
	readonly line: number;
	/** The trimmed value of a column, empty when absent. */
	get(column: string): string;
}

/** A file refused as a whole; its message is the sentence to tell. */
export class CsvRefused extends Error {}

/**
 * Reads `dir/path`, or `dir/path.gz`: UTF-8, semicolons, a line of heads.
 * @returns undefined when neither file exists.
 * @throws {CsvRefused} when a needed column is missing or the file is not CSV.
 */
export function readCsv(dir: string, path: string, columns: readonly string[]): CsvRow[] | undefined {
	const file = [join(dir, path), join(dir, `${path}.gz`)].find((one) => existsSync(one));
	if (!file) return undefined;
	const raw = readFileSync(file);
	const text = new TextDecoder().decode(file.endsWith('.gz') ? gunzipSync(raw) : raw).replace(/^\uFEFF/, '');
	const parsed = Papa.parse<Record<string, string>>(text, {
		header: true,
		delimiter: ';',
		skipEmptyLines: true,
	});
	const missing = columns.filter((column) => !parsed.meta.fields?.includes(column));
	if (missing.length > 0)
		throw new CsvRefused(
			`colonne${missing.length > 1 ? 's' : ''} absente${missing.length > 1 ? 's' : ''} : ${missing.join(', ')}`,
		);
	return parsed.data.map((row, index) => ({ line: index + 2, get: (column) => (row[column] ?? '').trim() }));
}

/** `A|B` → `['A', 'B']`. */
export const listOf = (value: string) =>
	value
		.split('|')
		.map((one) => one.trim())
		.filter(Boolean);

/** A decimal number, or null when the cell holds none. */
export function numberOf(value: string): number | null {
	const number = Number(value.replace(',', '.'));
	return value === '' || Number.isNaN(number) ? null : number;
}
