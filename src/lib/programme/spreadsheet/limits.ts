/** What a file to import may be. A programme of five hundred actions takes a fiftieth of each. */
export const limits = {
	bytes: 5_000_000,
	/** Of a workbook: files in it, what they take unpacked, and how many times more that is. */
	entries: 500,
	unpacked: 40_000_000,
	ratio: 100,
	/** Of one sheet. */
	rows: 2_000,
	columns: 200,
	cells: 200_000,
	/** To read it all, in milliseconds. */
	time: 15_000,
};

/** A file that is not read; its message is the sentence to tell. */
export class FileRefused extends Error {}
