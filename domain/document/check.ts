import type { Node } from 'prosemirror-model';
import { Fragment } from 'prosemirror-model';
import type { ContentNode } from './document.ts';
import { sectionSchema } from './schema.ts';

/**
 * A section's content in its normal form: neighbouring text with the same marks joined, marks in the schema's order, every
 * attribute present.
 * @throws RangeError for a node, mark, attribute or nesting that the schema does not allow.
 */
export function checkContent(content: unknown): ContentNode {
	const node = joined(sectionSchema.nodeFromJSON(content));
	if (node.type !== sectionSchema.topNodeType) throw new RangeError('content starts with a doc node');
	node.check();
	return node.toJSON() as ContentNode;
}

/**
 * The same for content that people's concurrent edits may have left in a form the schema refuses, such as a list without
 * items: what cannot be shown as it is becomes plain paragraphs, so that reading never hides a word.
 */
export function mendContent(content: ContentNode): ContentNode {
	try {
		return checkContent(content);
	} catch {
		const blocks = (content.content ?? []).flatMap((block) => {
			try {
				return checkContent({ type: 'doc', content: [block] }).content ?? [];
			} catch {
				const words = textOf(block).trim();
				return words === ''
					? []
					: [{ type: 'paragraph', attrs: { level: 0 }, content: [{ type: 'text', text: words }] }];
			}
		});
		return checkContent({ type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] });
	}
}

/** The words of a node, blocks apart by a line break. */
export function textOf(node: ContentNode): string {
	if (node.type === 'text') return node.text ?? '';
	if (node.type === 'hardBreak') return '\n';
	const apart = node.type === 'paragraph' ? '' : '\n';
	return (node.content ?? []).map(textOf).join(apart);
}

function joined(node: Node): Node {
	if (node.isText) return node;
	const children: Node[] = [];
	node.forEach((child) => children.push(joined(child)));
	return node.copy(Fragment.fromArray(children));
}
