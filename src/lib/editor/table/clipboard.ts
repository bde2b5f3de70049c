import { columnShares, isWritten } from '#domain/document/table.ts';
import { DOMSerializer, Fragment, type Node, type Schema } from '@tiptap/pm/model';
import { cellsOf, childrenAt, placeTable } from './place.ts';

/**
 * What is copied is a table of HTML as any program reads it: caption, headers, merged cells.
 * @param plain draws all the rest.
 */
export function clipboardSerializer(
	schema: Schema,
	plain: DOMSerializer = DOMSerializer.fromSchema(schema),
): DOMSerializer {
	return new DOMSerializer({ ...plain.nodes, table: (node) => drawTable(node, plain) }, plain.marks);
}

function drawTable(node: Node, serializer: DOMSerializer): HTMLTableElement {
	const table = document.createElement('table');
	const placed = placeTable(node, 0);
	const { columns, rows } = placed.layout;
	const write = (content: Fragment, into: HTMLElement) => {
		serializer.serializeFragment(content, { document }, into);
		return into;
	};
	for (const caption of childrenAt(node, 0, 'tableCaption'))
		table.append(write(caption.node.content, document.createElement('caption')));
	if (columns.some(({ width }) => width > 0)) {
		const group = document.createElement('colgroup');
		for (const share of columnShares(columns)) {
			const column = document.createElement('col');
			column.dataset['width'] = String(share);
			group.append(column);
		}
		table.append(group);
	}
	const body = document.createElement('tbody');
	rows.forEach(({ slots }, row) => {
		const line = document.createElement('tr');
		slots.forEach((slot, column) => {
			if (slot.state === 'covered') return;
			const [headerRow, headerColumn] = [node.attrs['headerRow'], node.attrs['headerColumn']];
			const isHeader = (headerRow && row === 0) || (headerColumn && column === 0);
			const cell = document.createElement(isHeader ? 'th' : 'td');
			if (slot.state === 'cell') {
				if (slot.columns > 1) cell.colSpan = slot.columns;
				if (slot.rows > 1) cell.rowSpan = slot.rows;
				const shown = cellsOf(placed, slot).flatMap((one) => one.node.content.content);
				write(Fragment.fromArray(shown.filter((block) => shown.length === 1 || isWritten(block))), cell);
			}
			line.append(cell);
		});
		body.append(line);
	});
	table.append(body);
	return table;
}
