import type { Limits } from '#domain/spreadsheet/limits.ts';

/** What a file of the directory may be: the largest official one has 15 800 rows. */
export const limits: Limits = {
	bytes: 10_000_000,
	entries: 500,
	unpacked: 120_000_000,
	ratio: 100,
	rows: 20_000,
	columns: 100,
	cells: 1_000_000,
	time: 60_000,
};
