/**
 * The libraries that know the two formats, which whoever reads a file brings: this folder holds what is said of a file and how far it is read,
 * in the browser as beside the server.
 */
export interface Parsers {
	/** Separated values: rows of cells, and what is wrong with their quotes. */
	delimited(
		text: string,
		options: { readonly delimiter: string; readonly preview: number },
	): {
		readonly data: string[][];
		readonly errors: readonly { readonly type: string; readonly row?: number | undefined }[];
	};
	/** The sheets of a workbook whose archive has been looked at: words, numbers, dates, yes or no, null. Fails for what it cannot read. */
	workbook(
		bytes: ArrayBuffer,
	): Promise<readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[]>;
}
