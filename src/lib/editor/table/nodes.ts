import { evenKeys } from '#domain/document/order.ts';
import type { Attrs, Node, NodeType, Schema } from '@tiptap/pm/model';

/** A kind of node that the schema has: the editor's is the domain's. */
export function typeOf(schema: Schema, name: string): NodeType {
	const type = schema.nodes[name];
	if (!type) throw new Error(`the schema has no ${name}`);
	return type;
}

/** Each with a paragraph of its own: y-tiptap takes nodes that are one object for one another. */
export function emptyCell(schema: Schema, column: string, attrs?: Attrs): Node {
	return typeOf(schema, 'tableCell').create({ ...attrs, column }, typeOf(schema, 'paragraph').create());
}

export function emptyRow(schema: Schema, columns: readonly { readonly key: string }[], order = ''): Node {
	return typeOf(schema, 'tableRow').create(
		{ order },
		columns.map(({ key }) => emptyCell(schema, key)),
	);
}

/** A table whose columns are said, so that one that is deleted stays so. */
export function emptyTable(schema: Schema, rows: number, columns: number): Node {
	const keys = evenKeys(columns).map((key) => ({ key }));
	return typeOf(schema, 'table').create(null, [
		...keys.map((attrs) => typeOf(schema, 'tableColumn').create(attrs)),
		...Array.from({ length: rows }, () => emptyRow(schema, keys)),
	]);
}
