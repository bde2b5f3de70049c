/** Past every list there is; a database counts no further than whole numbers go. */
const farthest = 1_000_000;

/** The page of a list that an address asks for: from 1, whatever was typed there. */
export function pageNumber(asked: number): number {
	return Math.min(Math.max(1, Math.trunc(asked) || 1), farthest);
}
