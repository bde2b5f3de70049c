/** Which cell is open: the actions behind it are listed. Null year: all of them. */
export interface OpenCell {
	/** Of its line; `total` for everyone. */
	readonly line: string;
	readonly year: number | null;
}

export const isSameCell = (one: OpenCell | null, line: string, year: number | null): boolean =>
	one?.line === line && one.year === year;
