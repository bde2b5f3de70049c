import { sectionSchema } from '#domain/document/schema.ts';
import { schemaExtensions } from '#lib/editor/extensions.ts';
import { getSchema } from '@tiptap/core';
import type { Schema } from 'prosemirror-model';
import { expect, test } from 'vitest';

/** All of a schema that decides what a document may hold, in order; functions by what they are, not by identity. */
function shape(schema: Schema) {
	const attrs = (type: { spec: { attrs?: Record<string, object> } }) =>
		Object.entries(type.spec.attrs ?? {}).map(([name, spec]) => ({
			name,
			required: !('default' in spec),
			default: 'default' in spec ? spec.default : null,
			validate: 'validate' in spec ? spec.validate : null,
		}));
	return {
		top: schema.topNodeType.name,
		nodes: Object.values(schema.nodes).map((type) => ({
			name: type.name,
			attrs: attrs(type),
			content: type.spec.content ?? '',
			group: type.spec.group ?? '',
			marks: type.markSet?.map((mark) => mark.name) ?? 'all',
			inline: type.isInline,
			atom: type.isAtom,
			leaf: type.isLeaf,
			selectable: type.spec.selectable !== false,
			defining: type.spec.defining ?? false,
			tags: type.spec.parseDOM?.map((rule) => ('tag' in rule ? rule.tag : '')) ?? [],
		})),
		marks: Object.values(schema.marks).map((type) => ({
			name: type.name,
			attrs: attrs(type),
			inclusive: type.spec.inclusive !== false,
			excludes: Object.values(schema.marks)
				.filter((other) => type.excludes(other))
				.map((other) => other.name),
			tags: type.spec.parseDOM?.map((rule) => ('tag' in rule ? rule.tag : '')) ?? [],
		})),
	};
}

test('the editor knows exactly the nodes, marks and attributes of the domain, in the same order [E7]', () => {
	expect(shape(getSchema(schemaExtensions))).toEqual(shape(sectionSchema));
});
