/** A cell by what it shows: whatever others add above it, it stays the same. */
export interface Place {
	/** Id of a line. */
	readonly line: string;
	/** Key of a column. */
	readonly column: string;
}

/** The cells there are, by line and column. */
export interface Frame {
	readonly lines: readonly { readonly id: string }[];
	readonly columns: readonly { readonly key: string }[];
}

export type Step =
	'up' | 'down' | 'left' | 'right' | 'line-start' | 'line-end' | 'first' | 'last' | 'page-up' | 'page-down';

/** Lines that Page Up and Page Down go over. */
const page = 12;

const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));

export const indexOf = (
	{ lines, columns }: Frame,
	{ line, column }: Place,
): { row: number; column: number } => ({
	row: lines.findIndex(({ id }) => id === line),
	column: columns.findIndex(({ key }) => key === column),
});

/** Where a step leads; the edges stop it. Undefined in an empty table. */
export function stepped(frame: Frame, from: Place | null, step: Step): Place | undefined {
	const { lines, columns } = frame;
	const at = from ? indexOf(frame, from) : { row: 0, column: 0 };
	const [row, column] = [Math.max(0, at.row), Math.max(0, at.column)];
	const to: Record<Step, [number, number]> = {
		up: [row - 1, column],
		down: [row + 1, column],
		left: [row, column - 1],
		right: [row, column + 1],
		'line-start': [row, 0],
		'line-end': [row, columns.length - 1],
		first: [0, 0],
		last: [lines.length - 1, columns.length - 1],
		'page-up': [row - page, column],
		'page-down': [row + page, column],
	};
	const [nextRow, nextColumn] = to[step];
	const line = lines[within(nextRow, lines.length)]?.id;
	const key = columns[within(nextColumn, columns.length)]?.key;
	return line === undefined || key === undefined ? undefined : { line, column: key };
}

/** Tab goes on to the next line at the end of one. Undefined when it leaves the table. */
export function tabbed(frame: Frame, from: Place, back: boolean): Place | undefined {
	const { lines, columns } = frame;
	const at = indexOf(frame, from);
	const flat = Math.max(0, at.row) * columns.length + Math.max(0, at.column) + (back ? -1 : 1);
	const line = lines[Math.floor(flat / columns.length)]?.id;
	const key = columns[((flat % columns.length) + columns.length) % columns.length]?.key;
	return flat < 0 || line === undefined || key === undefined ? undefined : { line, column: key };
}

/** A rectangle of cells, both corners included. */
export interface Area {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

/** From the cell where a selection began to the caret; undefined when either is gone. */
export function areaOf(frame: Frame, anchor: Place, caret: Place): Area | undefined {
	const [a, b] = [indexOf(frame, anchor), indexOf(frame, caret)];
	if (Math.min(a.row, a.column, b.row, b.column) < 0) return undefined;
	return {
		top: Math.min(a.row, b.row),
		bottom: Math.max(a.row, b.row),
		left: Math.min(a.column, b.column),
		right: Math.max(a.column, b.column),
	};
}
