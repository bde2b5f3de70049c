/** One row of a list that is being ordered, as it stands on the screen. */
export interface Row {
	readonly id: string;
	readonly top: number;
	readonly bottom: number;
}

/** Where something would go: behind a row, or first. */
export interface Drop {
	readonly after: string | null;
	/** The row whose edge shows it. */
	readonly beside: string;
	readonly edge: 'top' | 'bottom';
}

/**
 * Where `moved` goes when it is let go at a height of the screen. Undefined where it would stay in its place.
 * @param rows in order.
 */
export function dropAt(rows: readonly Row[], moved: string, y: number): Drop | undefined {
	const below = rows.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
	const place = below < 0 ? rows.length : below;
	const from = rows.findIndex(({ id }) => id === moved);
	if (from < 0 || place === from || place === from + 1) return undefined;
	const before = rows[place - 1];
	if (before) return { after: before.id, beside: before.id, edge: 'bottom' };
	const first = rows[0];
	return first && { after: null, beside: first.id, edge: 'top' };
}
