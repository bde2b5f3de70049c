/** Past every list there is; a database counts no further than whole numbers go. */
const farthest = 1_000_000;

/** The page of a list that an address asks for: from 1, whatever was typed there. */
export function pageNumber(asked: number): number {
	return Math.min(Math.max(1, Math.trunc(asked) || 1), farthest);
}

/** How many pages a list of `total` rows has, `size` to each: one at least, which says that there is nothing. */
export function pagesOf(total: number, size: number): number {
	return Math.max(1, Math.ceil(total / size));
}
