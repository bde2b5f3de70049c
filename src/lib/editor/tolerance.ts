import type { Schema } from '@tiptap/pm/model';

/**
 * y-tiptap deletes from the shared document, for everybody and in this person's name, an element that the schema refuses to make.
 * People's concurrent edits leave lists and items empty (one removes the last item while another adds one): this editor shows them
 * empty. Only what y-tiptap reads passes here: the commands of the editor go on making whole lists [VOC-6] [E7].
 */
export function showEmptied(schema: Schema): void {
	const make = schema.node.bind(schema);
	schema.node = (name, attrs, content, marks) => {
		const type = typeof name === 'string' ? schema.nodes[name] : name;
		const isEmptied = type?.isBlock && Array.isArray(content) && content.length === 0;
		// As it is: y-tiptap counts positions on the belief that an element without children has none on the screen either.
		return isEmptied ? type.create(attrs, null, marks) : make(name, attrs, content, marks);
	};
}
