import type { Node } from 'prosemirror-model';
import { Fragment } from 'prosemirror-model';
import { date } from '../french/dates.ts';
import { plain } from '../french/parts.ts';
import type { ContentNode } from './document.ts';
import { isAttribute, sectionSchema } from './schema.ts';

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
 * items: what is empty goes or is filled, what is unknown becomes plain paragraphs, and all around it stays as it is. Reading never hides a word.
 */
export function mendContent(content: ContentNode): ContentNode {
	try {
		return checkContent(content);
	} catch {
		const blocks = mended(content.content ?? [], 'doc');
		return checkContent({ type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] });
	}
}

/** What stands in a node of that name, each in a form that may stand there. */
function mended(nodes: readonly ContentNode[], host: string): ContentNode[] {
	return nodes.flatMap((node): ContentNode[] => {
		const type = Object.hasOwn(sectionSchema.nodes, node.type) ? sectionSchema.nodes[node.type] : undefined;
		const inside = node.text === undefined ? { content: mended(node.content ?? [], node.type) } : {};
		const attrs = Object.entries(node.attrs ?? {}).filter(([name, value]) =>
			isAttribute(node.type, name, value),
		);
		const whole = { ...node, ...inside, attrs: Object.fromEntries(attrs) };
		const isEmptied = type && !type.validContent(Fragment.empty) && whole.content?.length === 0;
		// An item or a cell keeps its place; what only gathers others goes with the last of them.
		const filled = isEmptied
			? ['listItem', 'tableCell'].includes(node.type)
				? { ...whole, content: [{ type: 'paragraph' }] }
				: undefined
			: whole;
		if (filled === undefined) return [];
		if (type && fits(filled, host)) return [filled];
		const words = textOf(node).trim();
		if (words === '') return [];
		const line = { type: 'text', text: words };
		return sectionSchema.nodes[host]?.inlineContent ? [line] : [{ type: 'paragraph', content: [line] }];
	});
}

function fits(node: ContentNode, host: string): boolean {
	try {
		const made = sectionSchema.nodeFromJSON(node);
		made.check();
		return sectionSchema.nodes[host]?.contentMatch.matchType(made.type) != null;
	} catch {
		return false;
	}
}

/** The words of a node, blocks apart by a line break. */
export function textOf(node: ContentNode): string {
	if (node.type === 'text') return node.text ?? '';
	if (node.type === 'hardBreak') return '\n';
	if (node.type === 'date') return dateOf(node.attrs?.['day']);
	// What is said of the text is not the text.
	if (node.type === 'footnote') return '';
	const apart = sectionSchema.nodes[node.type]?.inlineContent ? '' : '\n';
	return (node.content ?? []).map(textOf).join(apart);
}

const dateOf = (day: unknown) => (typeof day === 'string' && day !== '' ? plain(date(day)) : '');

function joined(node: Node): Node {
	if (node.isText) return node;
	const children: Node[] = [];
	node.forEach((child) => children.push(joined(child)));
	return node.copy(Fragment.fromArray(children));
}
