import type { Limits } from '#domain/spreadsheet/limits.ts';

/** What a programme to import may be. One of five hundred actions takes a fiftieth of each. */
export const limits: Limits = {
	bytes: 5_000_000,
	entries: 500,
	unpacked: 40_000_000,
	ratio: 100,
	rows: 2_000,
	columns: 200,
	cells: 200_000,
	time: 15_000,
};
