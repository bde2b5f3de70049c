/** What a file to import may be. */
export interface Limits {
	readonly bytes: number;
	/** Of a workbook: files in it, what they take unpacked, and how many times more that is. */
	readonly entries: number;
	readonly unpacked: number;
	readonly ratio: number;
	/** Of one sheet. */
	readonly rows: number;
	readonly columns: number;
	readonly cells: number;
	/** To read it all, in milliseconds. */
	readonly time: number;
}

/** A file that is not read; its message is the sentence to tell. */
export class FileRefused extends Error {}
