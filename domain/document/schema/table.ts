import type { NodeSpec } from 'prosemirror-model';
import { flag, orderKey, orderKeyOrNone, wholeNumber } from './attributes.ts';
import { tableAttributesOf, tableContentOf } from './table-html.ts';

/**
 * A table of prose. A column is a node that has an order key, and a cell names its column by that key; a row may lack some. So people who
 * add rows, add columns, delete columns and write at once can never make a phantom column: a row that somebody adds while another adds
 * a column has an empty place there, nothing more, and its cell of a column deleted meanwhile is no column. A table without column nodes
 * has those of its cells. `domain/document/table.ts` lays it out.
 */
export const table = {
	table: {
		group: 'block',
		content: '(tableCaption | tableColumn | tableRow)+',
		isolating: true,
		attrs: { headerRow: flag(true), headerColumn: flag(false) },
		parseDOM: [{ tag: 'table', getAttrs: tableAttributesOf, getContent: tableContentOf }],
		toDOM: () => ['table', ['tbody', 0]],
	},
	tableCaption: {
		content: 'inline*',
		defining: true,
		parseDOM: [{ tag: 'caption' }],
		toDOM: () => ['caption', 0],
	},
	tableColumn: {
		atom: true,
		selectable: false,
		attrs: {
			key: orderKey(),
			/** In thousandths of the table; 0: as it comes. */
			width: wholeNumber(0, 1000, 0),
		},
		toDOM: () => ['col'],
	},
	tableRow: {
		content: 'tableCell*',
		/** Where it stands: moving a row sets this, so that whoever types in it loses nothing. Empty: after the one before it. */
		attrs: { order: orderKeyOrNone() },
		parseDOM: [{ tag: 'tr' }],
		toDOM: () => ['tr', 0],
	},
	tableCell: {
		content: '(paragraph | list)+',
		isolating: true,
		attrs: {
			column: orderKey(),
			/** The last column that it covers, or empty; it gives way to whatever is written there. */
			through: orderKeyOrNone(),
			/** How many rows it covers, on the same condition. */
			rows: wholeNumber(1, 1000, 1),
		},
		toDOM: () => ['td', 0],
	},
} satisfies Record<string, NodeSpec>;
