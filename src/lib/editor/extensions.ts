import { sectionSchema } from '#domain/document/schema.ts';
import { Mark, Node, type Attributes, type Extensions } from '@tiptap/core';
import type { AttributeSpec, MarkSpec, NodeSpec } from 'prosemirror-model';

/**
 * The editor's schema is the domain's, node by node and mark by mark, in the same order: y-tiptap deletes for everybody what
 * its schema does not know [E7]. Behaviour (keys, rules, carets) lives in extensions without schema.
 */
export const schemaExtensions: Extensions = [
	...Object.values(sectionSchema.nodes).map(({ name, spec }: { name: string; spec: NodeSpec }) =>
		Node.create({
			name,
			topNode: name === sectionSchema.topNodeType.name,
			content: spec.content,
			group: spec.group,
			inline: spec.inline,
			selectable: spec.selectable,
			defining: spec.defining,
			isolating: spec.isolating,
			atom: spec.atom,
			addAttributes: () => attributes(spec.attrs),
			parseHTML: () => spec.parseDOM ?? [],
			// Without toDOM it is text, which has none either.
			renderHTML: spec.toDOM ? ({ node }) => spec.toDOM?.(node) ?? ['span', 0] : null,
		}),
	),
	...Object.values(sectionSchema.marks).map(({ name, spec }: { name: string; spec: MarkSpec }) =>
		Mark.create({
			name,
			inclusive: spec.inclusive,
			excludes: spec.excludes,
			addAttributes: () => attributes(spec.attrs),
			parseHTML: () => spec.parseDOM ?? [],
			renderHTML: ({ mark }) => spec.toDOM?.(mark, true) ?? ['span', 0],
		}),
	),
];

/** The domain's own rules parse; Tiptap's reading of attributes by their HTML name is switched off. */
function attributes(specs: Record<string, AttributeSpec> | undefined): Attributes {
	return Object.fromEntries(
		Object.entries(specs ?? {}).map(([name, spec]) => [
			name,
			{
				...('default' in spec
					? { default: spec.default as unknown }
					: { default: undefined, isRequired: true }),
				...(spec.validate !== undefined && { validate: spec.validate }),
				// A new block is a paragraph, also after a heading.
				keepOnSplit: false,
				rendered: false,
				parseHTML: () => null,
			},
		]),
	);
}
