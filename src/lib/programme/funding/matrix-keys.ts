const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
	Home: [0, -Infinity],
	End: [0, Infinity],
};

/** @returns the control that an arrow leads to from one of a grid's, over the cells that hold none; undefined at the edge. */
export function controlTowards(grid: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
	const step = steps[key];
	if (!step) return undefined;
	const rows = [...grid.querySelectorAll<HTMLElement>('[data-line]')].map((row) => [
		...row.querySelectorAll<HTMLElement>('[data-column]'),
	]);
	const at = rows.findIndex((row) => row.includes(from));
	const row = rows[at] ?? [];
	const column = Number(from.dataset['column']);
	const [down, right] = step;
	if (right !== 0) {
		const to = Number.isFinite(right) ? row.indexOf(from) + right : right < 0 ? 0 : row.length - 1;
		return row[to];
	}
	for (let next = at + down; next >= 0 && next < rows.length; next += down) {
		const found = rows[next]?.find(({ dataset }) => Number(dataset['column']) === column);
		if (found) return found;
	}
	return undefined;
}
