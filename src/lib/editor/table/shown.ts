import { isWritten } from '#domain/document/table.ts';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { caretIn } from './caret.ts';
import { childrenAt, placeTable, tableAt, type PlacedTable } from './place.ts';
import { goTo } from './steps.ts';

const key = new PluginKey<DecorationSet>('tables');

/**
 * Puts each cell where the layout says: decorations only, so that showing a table never changes it [E7]. Rows and cells may stand in the
 * document in another order than on the page, hence a grid and not the browser's own table.
 */
export const shownTables = (): Plugin =>
	new Plugin<DecorationSet>({
		key,
		state: {
			init: (_config, { doc }) => decorationsOf({ doc }),
			apply: (tr, before, _old, state) => (tr.docChanged ? decorationsOf(state) : before),
		},
		props: { decorations: (state) => key.getState(state) },
		appendTransaction: (_transactions, _before, state) => outOfHiding(state),
	});

function decorationsOf({ doc }: Pick<EditorState, 'doc'>): DecorationSet {
	const found: Decoration[] = [];
	doc.forEach((node, pos) => {
		if (node.type.name === 'table') found.push(...decorate(placeTable(node, pos)));
	});
	return found.length > 0 ? DecorationSet.create(doc, found) : DecorationSet.empty;
}

function decorate(table: PlacedTable): Decoration[] {
	const { node, pos, layout, rows } = table;
	const [headerRow, headerColumn] = [node.attrs['headerRow'] === true, node.attrs['headerColumn'] === true];
	const captions = childrenAt(node, pos, 'tableCaption').length;
	/** Where each row begins in the grid: one in which people filled a place twice takes two lines of it. */
	const lines: number[] = [];
	let line = captions + 1;
	for (const { slots } of layout.rows) {
		lines.push(line);
		line += Math.max(1, ...slots.map((slot) => (slot.state === 'cell' ? slot.cells.length : 1)));
	}
	lines.push(line);
	const decorations: Decoration[] = [];
	const shown = new Set<number>();
	const cells = rows.map((row) => childrenAt(row.node, row.pos, 'tableCell'));
	layout.rows.forEach(({ at, slots }, row) => {
		const placed = rows[at];
		if (placed && at !== row) decorations.push(nodeDecoration(placed, { 'aria-rowindex': String(row + 1) }));
		slots.forEach((slot, column) => {
			const header =
				headerRow && row === 0 ? 'columnheader' : headerColumn && column === 0 ? 'rowheader' : null;
			const grid = (top: number, bottom: number, wide: number) =>
				`grid-area: ${top} / ${column + 1} / ${bottom} / ${column + 1 + wide}`;
			const [top, bottom] = [lines[row] ?? 1, lines[row + 1] ?? 2];
			if (slot.state === 'empty' && placed)
				decorations.push(gap(table, row, column, placed.pos, grid(top, bottom, 1), header !== null));
			if (slot.state !== 'cell') return;
			slot.cells.forEach((place, index) => {
				const cell = cells[place.row]?.[place.cell];
				if (!cell) return;
				shown.add(cell.pos);
				const isLast = index === slot.cells.length - 1;
				const end = isLast ? (lines[row + slot.rows] ?? bottom) : top + index + 1;
				decorations.push(
					nodeDecoration(cell, {
						// One without words says nothing of its column: it is a cell until somebody writes in it.
						role: header && isWritten(cell.node) ? header : 'cell',
						...(header && { class: 'header' }),
						style: grid(top + index, end, slot.columns),
						...(slot.columns > 1 && { 'aria-colspan': String(slot.columns) }),
						...(slot.rows > 1 && { 'aria-rowspan': String(slot.rows) }),
					}),
				);
			});
		});
	});
	for (const cell of cells.flat())
		if (!shown.has(cell.pos))
			decorations.push(nodeDecoration(cell, { class: 'unseen', role: 'presentation' }));
	return decorations;
}

const nodeDecoration = (
	{ node, pos }: PlacedTable | { node: PlacedTable['node']; pos: number },
	attrs: Record<string, string>,
) => Decoration.node(pos, pos + node.nodeSize, attrs);

/** A place without a cell, which becomes one when somebody presses it. */
function gap(
	table: PlacedTable,
	row: number,
	column: number,
	at: number,
	style: string,
	isHeader: boolean,
): Decoration {
	const placed = table.layout.rows[row]?.at ?? 0;
	const keyed = table.layout.columns[column]?.key ?? '';
	return Decoration.widget(
		gapPosition(table, placed, keyed, at),
		(view, getPos) => {
			const place = document.createElement('div');
			place.className = isHeader ? 'table-cell gap header' : 'table-cell gap';
			place.setAttribute('role', 'cell');
			place.style.cssText = style;
			place.addEventListener('mousedown', (event) => {
				event.preventDefault();
				fill(view, getPos(), keyed);
			});
			return place;
		},
		{ key: `gap ${keyed} ${style} ${isHeader}`, side: -1, ignoreSelection: true, stopEvent: () => true },
	);
}

/** Read aloud in the order in which it is seen: before the first cell of a later column. */
function gapPosition(table: PlacedTable, row: number, key: string, at: number): number {
	const next = table.rows[row];
	const later =
		next &&
		childrenAt(next.node, next.pos, 'tableCell').find(({ node }) => String(node.attrs['column']) > key);
	return later?.pos ?? at + (next?.node.nodeSize ?? 2) - 1;
}

function fill(view: EditorView, pos: number | undefined, key: string): void {
	if (pos === undefined || !view.editable) return;
	const $pos = view.state.doc.resolve(pos);
	if ($pos.depth < 2) return;
	const table = placeTable($pos.node(1), $pos.before(1));
	const at = table.rows.findIndex((row) => row.pos === $pos.before(2));
	const row = table.layout.rows.findIndex((one) => one.at === at);
	const column = table.layout.columns.findIndex((one) => one.key === key);
	if (row < 0 || column < 0) return;
	const { tr } = view.state;
	goTo(tr, table, row, column);
	view.dispatch(tr);
	view.focus();
}

/** A caret in an empty cell that somebody has just covered, or filled beside, goes to what is shown in its stead. */
function outOfHiding(state: EditorState): Transaction | null {
	const { $from, empty } = state.selection;
	const depth = $from.depth >= 3 && $from.node(3).type.name === 'tableCell' ? 3 : 0;
	if (!empty || depth === 0) return null;
	const place = tableAt(state);
	if (!place?.at) return null;
	const slot = place.layout.rows[place.at.row]?.slots[place.at.column];
	if (slot?.state !== 'cell') return null;
	const cell = $from.before(depth);
	const isShown = slot.cells.some(({ row, cell: index }) => {
		const placed = place.rows[row];
		return placed && childrenAt(placed.node, placed.pos, 'tableCell')[index]?.pos === cell;
	});
	if (isShown) return null;
	const { tr } = state;
	if (!caretIn(tr, place.pos, place.at.row, place.at.column) || tr.docChanged) return null;
	// Said to come from the others: it is no change of this person's.
	return tr.setMeta(ySyncPluginKey, { isChangeOrigin: true }).setMeta('addToHistory', false);
}
