import { isWritten, type Slot } from '#domain/document/table.ts';
import { Fragment, type Node } from '@tiptap/pm/model';
import type { Command, Transaction } from '@tiptap/pm/state';
import { caretIn } from './caret.ts';
import { typeOf } from './nodes.ts';
import { cellsOf, tableAt, type Placed, type TablePlace } from './place.ts';
import { stepwise } from './stepwise.ts';

/** What a merged cell would cover: so many columns and rows, and the slots it takes in. */
interface Reach {
	readonly columns: number;
	readonly rows: number;
	readonly taken: readonly Slot[];
}

/**
 * Makes the cell of the caret one with the next to the right or below. Their words come along. The other cells stay where they are, empty
 * and covered: what somebody types in one at that moment shows there again, instead of going with it.
 */
export const merge =
	(towards: 'right' | 'below'): Command =>
	(state, dispatch) => {
		const place = tableAt(state);
		const reach = place && reachOf(place, towards);
		if (!place?.at || !reach) return false;
		if (!dispatch) return true;
		const { at, layout } = place;
		const { tr } = state;
		const [cell] = cellsOf(place, layout.rows[at.row]?.slots[at.column]);
		if (!cell) return false;
		const taken = reach.taken.flatMap((slot) => cellsOf(place, slot));
		const words = taken.filter(({ node }) => isWritten(node)).map(({ node }) => node);
		for (const one of taken.toSorted((a, b) => b.pos - a.pos)) empty(tr, one);
		const pos = tr.mapping.map(cell.pos);
		tr.setNodeAttribute(pos, 'through', layout.columns[at.column + reach.columns - 1]?.key ?? '');
		tr.setNodeAttribute(pos, 'rows', reach.rows);
		for (const node of words) append(tr, pos, node);
		caretIn(tr, place.pos, at.row, at.column);
		dispatch(stepwise(tr).scrollIntoView());
		return true;
	};

/** Gives back the places that the cell of the caret covers. */
export const split: Command = (state, dispatch) => {
	const place = tableAt(state);
	const slot = place?.at ? place.layout.rows[place.at.row]?.slots[place.at.column] : undefined;
	if (!place || slot?.state !== 'cell' || slot.columns * slot.rows === 1) return false;
	const { tr } = state;
	for (const { pos } of cellsOf(place, slot)) {
		tr.setNodeAttribute(pos, 'through', '');
		tr.setNodeAttribute(pos, 'rows', 1);
	}
	dispatch?.(stepwise(tr).scrollIntoView());
	return true;
};

/** Null at the edge of the table, and where what is next is merged with something else. */
function reachOf({ layout, at }: TablePlace, towards: 'right' | 'below'): Reach | null {
	const slot = at && layout.rows[at.row]?.slots[at.column];
	if (!at || slot?.state !== 'cell') return null;
	const right = towards === 'right';
	const next = right
		? { row: at.row, column: at.column + slot.columns }
		: { row: at.row + slot.rows, column: at.column };
	const first = layout.rows[next.row]?.slots[next.column];
	if (!first) return null;
	const deep = first.state === 'cell' ? (right ? first.columns : first.rows) : 1;
	const taken: Slot[] = [];
	const [wide, high] = right ? [deep, slot.rows] : [slot.columns, deep];
	for (let row = next.row; row < next.row + high; row++)
		for (let column = next.column; column < next.column + wide; column++) {
			const one = layout.rows[row]?.slots[column];
			const owner = one?.state === 'covered' ? one : { row, column };
			const whole = layout.rows[owner.row]?.slots[owner.column];
			const isInside =
				owner.row >= next.row &&
				owner.column >= next.column &&
				whole !== undefined &&
				(whole.state !== 'cell' ||
					(owner.row + whole.rows <= next.row + high && owner.column + whole.columns <= next.column + wide));
			if (!one || !isInside) return null;
			taken.push(one);
		}
	return {
		columns: right ? slot.columns + wide : slot.columns,
		rows: right ? slot.rows : slot.rows + high,
		taken,
	};
}

/** Its blocks stay, without words: whoever types in one of them keeps what is typed. */
function empty(tr: Transaction, { node, pos }: Placed): void {
	const blocks: Placed[] = [];
	node.descendants((block, offset) => {
		if (block.isTextblock) blocks.push({ node: block, pos: pos + 1 + offset });
		return !block.isTextblock;
	});
	for (const block of blocks.toReversed())
		if (block.node.content.size > 0) tr.delete(block.pos + 1, block.pos + 1 + block.node.content.size);
	if (node.attrs['through'] !== '') tr.setNodeAttribute(pos, 'through', '');
	if (node.attrs['rows'] !== 1) tr.setNodeAttribute(pos, 'rows', 1);
}

/** The blocks of another cell behind those of this one; its first words go in an empty last paragraph. */
function append(tr: Transaction, pos: number, other: Node): void {
	const cell = tr.doc.nodeAt(pos);
	if (!cell) return;
	const end = pos + cell.nodeSize - 1;
	const blocks = other.content.content.filter(isWritten);
	const [first, ...rest] = blocks;
	const paragraph = typeOf(tr.doc.type.schema, 'paragraph');
	const isFree = cell.lastChild?.type === paragraph && cell.lastChild.content.size === 0;
	if (first?.type === paragraph && isFree) {
		tr.insert(end, rest.map(copy));
		tr.insert(end - 1, first.content);
	} else tr.insert(end, blocks.map(copy));
}

/** y-tiptap takes nodes that are one object for one another. */
function copy(node: Node): Node {
	return node.isText ? node : node.copy(Fragment.fromArray(node.content.content.map(copy)));
}
