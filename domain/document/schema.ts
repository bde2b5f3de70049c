import { Schema } from 'prosemirror-model';
import { blocks } from './schema/blocks.ts';
import { table } from './schema/table.ts';
import { inline, marks, paragraph, text } from './schema/text.ts';

/**
 * The one definition of what a section may contain. The server validates with it, the editor builds its own from it and
 * a test holds the two equal: y-tiptap deletes for everybody what its schema does not know [E7].
 * Raise `schemaEpoch` with every change that an older client could not render.
 */
export const schemaEpoch = 3;

const nodes = { doc: { content: 'block+' }, paragraph, ...blocks, ...table, text, ...inline };

export const sectionSchema = new Schema({ nodes, marks });

/** Whether a node of that name has such an attribute, with such a value. */
export function isAttribute(name: string, attribute: string, value: unknown): boolean {
	const specs = Object.hasOwn(sectionSchema.nodes, name) ? (sectionSchema.nodes[name]?.spec.attrs ?? {}) : {};
	const validate = Object.hasOwn(specs, attribute) ? specs[attribute]?.validate : undefined;
	if (typeof validate !== 'function') return false;
	try {
		validate(value);
		return true;
	} catch {
		return false;
	}
}
