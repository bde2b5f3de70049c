/** Lines that are drawn anew in one frame, at the most. */
export const linesAFrame = 4;

/** Where lines begin, in pixels, and where the last one ends. */
export function offsetsOf(heights: readonly number[]): number[] {
	const offsets = [0];
	for (const height of heights) offsets.push((offsets.at(-1) ?? 0) + height);
	return offsets;
}

/**
 * The lines that a window shows, and some around it.
 * @returns the first and the one after the last.
 */
export function visible(
	offsets: readonly number[],
	top: number,
	height: number,
	around = 240,
): [number, number] {
	const count = offsets.length - 1;
	const from = lineAt(offsets, top - around);
	const until = lineAt(offsets, top + height + around) + 1;
	return [Math.min(from, count), Math.min(until, count)];
}

/**
 * A window on its way to another: what is in both, and no more than so many lines beside, which is what one frame has time to draw. Who jumps far sees
 * the first lines at once, the others in the frames that follow.
 * @param at the line to begin with when the two have none in common.
 */
export function nearer(
	[from, until]: readonly [number, number],
	[first, last]: readonly [number, number],
	at: number,
	most: number,
): [number, number] {
	const isApart = from >= last || until <= first || from >= until;
	let [low, high] = isApart ? [at, at] : [Math.max(from, first), Math.min(until, last)];
	const below = Math.min(most, last - high);
	high += below;
	low -= Math.min(most - below, low - first);
	return [low, high];
}

/** The line at a place, by halving; the last one below the end. */
export function lineAt(offsets: readonly number[], place: number): number {
	let [low, high] = [0, Math.max(0, offsets.length - 2)];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((offsets[middle] ?? 0) <= place) low = middle;
		else high = middle - 1;
	}
	return low;
}
