/** One replacement that turns a text into another: what both begin and end with is left alone. */
export interface Change {
	readonly at: number;
	readonly removed: number;
	readonly inserted: string;
}

/**
 * The smallest replacement, as close to the caret as both texts allow: typing « l » after « l » is an insertion where one
 * types. Undefined when nothing changed.
 */
export function changeBetween(before: string, after: string, caret = after.length): Change | undefined {
	if (before === after) return undefined;
	const shorter = Math.min(before.length, after.length);
	// What follows the caret was not touched by typing.
	let end = 0;
	const untouched = Math.min(shorter, after.length - caret);
	while (end < untouched && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	let start = 0;
	while (start < shorter - end && before[start] === after[start]) start++;
	while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	return {
		at: start,
		removed: before.length - start - end,
		inserted: after.slice(start, after.length - end),
	};
}

/** Where a caret stands after somebody else's replacement. */
export function carried(caret: number, change: Change): number {
	if (caret <= change.at) return caret;
	return Math.max(change.at + change.inserted.length, caret + change.inserted.length - change.removed);
}
