/** One sheet of a file, as words. Rows are as long as each other. */
export interface SheetRows {
	/** Empty when the file has no sheets. */
	readonly name: string;
	readonly rows: readonly (readonly string[])[];
}

/** What is read of a file. */
export type ReadSheets = { readonly sheets: readonly SheetRows[] } | { readonly problem: string };
