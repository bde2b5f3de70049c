import { isOrderKey } from './order.ts';

/** A node of ProseMirror, or its JSON: the editor, the reading view and exports lay out the same table. */
export interface TableNode {
	readonly type: string | { readonly name: string };
	readonly attrs?: Readonly<Record<string, unknown>>;
	readonly content?: { forEach(see: (child: TableNode) => void): void };
	readonly text?: string | undefined;
}

export interface TableColumn {
	readonly key: string;
	/** In thousandths of the table; 0: as it comes. */
	readonly width: number;
}

/** Which cell: the how manyth of which row, in the order of the document. */
export interface CellPlace {
	readonly row: number;
	readonly cell: number;
}

export type Slot =
	/** Usually one cell; several when people filled one place at once. It covers so many columns and rows, itself included. */
	| {
			readonly state: 'cell';
			readonly cells: readonly CellPlace[];
			readonly columns: number;
			readonly rows: number;
	  }
	/** Under the merged cell at that row and column of the layout. */
	| { readonly state: 'covered'; readonly row: number; readonly column: number }
	/** No cell yet. */
	| { readonly state: 'empty' };

export interface TableLayout {
	readonly columns: readonly TableColumn[];
	/** From top to bottom; `at` is its place among the rows of the document. */
	readonly rows: readonly { readonly at: number; readonly slots: readonly Slot[] }[];
}

/**
 * A program may store thousands of columns and of rows in a few bytes each; what is shown is their product. Beyond these, words stand in
 * the last column that is shown, as those of a deleted column do in the one before it.
 */
const mostColumns = 200;
const mostSlots = 100_000;

interface Cell extends CellPlace {
	readonly column: string;
	readonly through: string;
	readonly rows: number;
	readonly isWritten: boolean;
}

/**
 * The table as it is shown, whatever the document holds. Nothing that is written is ever hidden: a merged cell covers only places
 * without words, and words whose column somebody deleted stand in the column before it.
 */
export function layoutTable(table: TableNode): TableLayout {
	const rows = childrenOf(table, 'tableRow').map((row, at) => ({
		at,
		order: text(row.attrs?.['order']),
		cells: childrenOf(row, 'tableCell').map((cell, index) => factsOf(cell, at, index)),
	}));
	const columns = columnsOf(
		table,
		rows.flatMap(({ cells }) => cells),
	).slice(0, Math.max(1, Math.min(mostColumns, Math.floor(mostSlots / Math.max(rows.length, 1)))));
	const sorted = inOrder(rows);
	const grid = sorted.map(({ cells }) => placed(cells, columns));
	return {
		columns,
		rows: spread(grid, columns).map((slots, index) => ({ at: sorted[index]?.at ?? 0, slots })),
	};
}

/** Whether there is anything to see in a node: letters, a mention, a date, a picture, a file. */
export function isWritten(node: TableNode): boolean {
	const name = nameOf(node);
	if (name === 'text') return Boolean(node.text);
	if (['mention', 'date', 'image', 'attachment'].includes(name)) return true;
	let found = false;
	node.content?.forEach((child) => (found ||= isWritten(child)));
	return found;
}

/** The nodes of one kind that stand in another, in the order of the document. */
export function childrenOf<N extends TableNode>(node: N, name: string): N[] {
	const found: N[] = [];
	node.content?.forEach((child) => void (nameOf(child) === name && found.push(child as N)));
	return found;
}

const nameOf = ({ type }: TableNode) => (typeof type === 'string' ? type : type.name);
const text = (value: unknown) => (isOrderKey(value) ? value : '');

function factsOf(cell: TableNode, row: number, index: number): Cell {
	const rows = Number(cell.attrs?.['rows'] ?? 1);
	return {
		row,
		cell: index,
		column: text(cell.attrs?.['column']) || 'V',
		through: text(cell.attrs?.['through']),
		rows: rows >= 1 ? rows : 1,
		isWritten: isWritten(cell),
	};
}

function columnsOf(table: TableNode, cells: readonly Cell[]): TableColumn[] {
	const widths = new Map<string, number>();
	for (const { attrs } of childrenOf(table, 'tableColumn')) {
		const key = text(attrs?.['key']) || 'V';
		widths.set(key, widths.get(key) || Number(attrs?.['width'] ?? 0));
	}
	if (widths.size === 0) for (const { column } of cells) widths.set(column, 0);
	return [...widths].map(([key, width]) => ({ key, width })).sort((a, b) => compare(a.key, b.key));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By their keys; a row without one stands behind the one before it in the document. */
function inOrder<R extends { readonly order: string }>(rows: readonly R[]): R[] {
	let last = '';
	return rows
		.map((row) => ({ row, key: (last = row.order || last) }))
		.sort((a, b) => compare(a.key, b.key))
		.map(({ row }) => row);
}

/** What is shown at each column of a row: all that is written there, else the first cell. */
function placed(cells: readonly Cell[], columns: readonly TableColumn[]): Cell[][] {
	const places = columns.map((): Cell[] => []);
	for (const cell of cells) {
		const own = columns.findIndex(({ key }) => key === cell.column);
		const before = columns.findLastIndex(({ key }) => key < cell.column);
		const at = own >= 0 ? own : Math.max(before, 0);
		if (own >= 0 || cell.isWritten) places[at]?.push(cell);
	}
	return places.map((found) => {
		const written = found.filter((cell) => cell.isWritten);
		return written.length > 0 ? written : found.slice(0, 1);
	});
}

function spread(grid: readonly (readonly Cell[])[][], columns: readonly TableColumn[]): Slot[][] {
	const slots: Slot[][] = grid.map((row) =>
		row.map((cells) =>
			cells.length > 0 ? { state: 'cell', cells, columns: 1, rows: 1 } : { state: 'empty' },
		),
	);
	const isFree = (row: number, column: number) => {
		const slot = slots[row]?.[column];
		if (!slot || slot.state === 'covered' || isMerged(slot)) return false;
		return !grid[row]?.[column]?.some((cell) => cell.isWritten);
	};
	grid.forEach((row, top) =>
		row.forEach((cells, left) => {
			const slot = slots[top]?.[left];
			const [cell] = cells;
			if (!cell || slot?.state !== 'cell') return;
			const wanted = columns.findLastIndex(({ key }) => key <= cell.through);
			let right = left;
			while (right < wanted && isFree(top, right + 1)) right++;
			const across = Array.from({ length: right - left + 1 }, (_, index) => left + index);
			let bottom = top;
			while (bottom < top + cell.rows - 1 && across.every((column) => isFree(bottom + 1, column))) bottom++;
			for (const line of slots.slice(top, bottom + 1))
				for (const column of across) line[column] = { state: 'covered', row: top, column: left };
			const line = slots[top];
			if (line) line[left] = { ...slot, columns: right - left + 1, rows: bottom - top + 1 };
		}),
	);
	return slots;
}

const isMerged = (slot: Slot) => slot.state === 'cell' && (slot.columns > 1 || slot.rows > 1);

/** The key by which each row stands where it does, in the order of the document; empty for those that were never moved nor stand behind such. */
export function rowKeys(table: TableNode): string[] {
	let last = '';
	return childrenOf(table, 'tableRow').map((row) => (last = text(row.attrs?.['order']) || last));
}

/** What is always left to a column without a width, in thousandths of the table. */
export const leastShare = 50;

/** The width that gives a column this share of the table, as far as the widths of the others let it. */
export function widthFor(columns: readonly TableColumn[], column: number, share: number): number {
	const others = columns.filter((_, index) => index !== column);
	const rest = others.reduce((sum, { width }) => sum + (width || leastShare), 0);
	const hasRoom = others.some(({ width }) => width === 0) && share + rest <= 1000;
	return Math.max(1, Math.min(1000, Math.round(hasRoom ? share : (rest * share) / (1000 - share))));
}

/** How much of the table each column takes, in thousandths that make a thousand together: columns without a width share what is left. */
export function columnShares(columns: readonly TableColumn[]): number[] {
	const said = columns.reduce((sum, { width }) => sum + width, 0);
	const free = columns.filter(({ width }) => width === 0).length;
	const each = free === 0 ? 0 : Math.max((1000 - said) / free, leastShare);
	const whole = said + free * each;
	return columns.map(({ width }) => Math.round(((width || each) * 1000) / whole));
}
