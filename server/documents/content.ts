import type { ContentNode } from '#domain/document/document.ts';
import { sectionSchema } from '#domain/document/schema.ts';
import * as Y from 'yjs';

/**
 * Section content between ProseMirror JSON and Yjs, in the very representation of y-tiptap (a node is an element, text with
 * marks is formatted text), without y-tiptap: that one needs a browser's editor, and deletes from the document what it
 * cannot render [E7]. Reading here changes nothing. A test holds both representations equal.
 */
export function writeContent(fragment: Y.XmlFragment, content: ContentNode): void {
	fragment.insert(0, toTypes(content.content ?? []));
}

/** Blocks in one another beyond this are not writing: their words are kept, and no stack is exhausted. */
export const deepest = 60;

/** What is there, allowed or not; `domain/document/check.ts` judges. */
export function readContent(fragment: Y.XmlFragment): ContentNode {
	return { type: 'doc', content: fragment.toArray().flatMap((type) => toNodes(type, 1)) };
}

function toTypes(nodes: readonly ContentNode[]): (Y.XmlElement | Y.XmlText)[] {
	const types: (Y.XmlElement | Y.XmlText)[] = [];
	let run: ContentNode[] = [];
	const flush = () => {
		if (run.length > 0) types.push(toText(run));
		run = [];
	};
	for (const node of nodes) {
		if (node.type === 'text') run.push(node);
		else {
			flush();
			types.push(toElement(node));
		}
	}
	flush();
	return types;
}

function toElement(node: ContentNode): Y.XmlElement {
	const element = new Y.XmlElement(node.type);
	for (const [name, value] of Object.entries(node.attrs ?? {}))
		// Attributes keep their type in Yjs; only its declaration says text.
		if (value !== null && value !== undefined) element.setAttribute(name, value as string);
	const children = toTypes(node.content ?? []);
	element.insert(0, sectionSchema.nodes[node.type]?.inlineContent ? withTexts(children) : children);
	return element;
}

/**
 * A line has a shared text wherever letters may come, even where there are none yet, before, after and between its elements: two people who begin there at
 * once then write in the same one.
 */
function withTexts(children: readonly (Y.XmlElement | Y.XmlText)[]): (Y.XmlElement | Y.XmlText)[] {
	const line: (Y.XmlElement | Y.XmlText)[] = [];
	for (const child of children) {
		if (child instanceof Y.XmlElement && !(line.at(-1) instanceof Y.XmlText)) line.push(new Y.XmlText());
		line.push(child);
	}
	if (!(line.at(-1) instanceof Y.XmlText)) line.push(new Y.XmlText());
	return line;
}

function toText(run: readonly ContentNode[]): Y.XmlText {
	const text = new Y.XmlText();
	text.applyDelta(
		run.map((node) => ({
			insert: node.text ?? '',
			attributes: Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])),
		})),
	);
	return text;
}

interface Piece {
	insert: unknown;
	attributes?: Record<string, Record<string, unknown>>;
}

type Type = Y.XmlElement | Y.XmlText | Y.XmlHook;

function toNodes(type: Type, depth: number): ContentNode[] {
	if (type instanceof Y.XmlText)
		return (type.toDelta() as Piece[]).flatMap(({ insert, attributes }) => {
			if (typeof insert !== 'string' || insert === '') return [];
			const marks = Object.entries(attributes ?? {}).map(([name, attrs]) =>
				Object.keys(attrs).length > 0 ? { type: name, attrs } : { type: name },
			);
			return [{ type: 'text', text: insert, ...(marks.length > 0 && { marks }) }];
		});
	if (!(type instanceof Y.XmlElement)) return [];
	const attrs = type.getAttributes() as Record<string, unknown>;
	const content =
		depth < deepest ? type.toArray().flatMap((child) => toNodes(child as Type, depth + 1)) : wordsIn(type);
	return [
		{
			type: type.nodeName,
			...(Object.keys(attrs).length > 0 && { attrs }),
			...(content.length > 0 && { content }),
		},
	];
}

/** The words in an element, however deep, on one line. */
function wordsIn(element: Y.XmlElement): ContentNode[] {
	const words: string[] = [];
	const left: unknown[] = [element];
	for (let type = left.pop(); type !== undefined; type = left.pop())
		if (type instanceof Y.XmlText) words.push(...toNodes(type, 0).map(({ text = '' }) => text));
		else if (type instanceof Y.XmlElement) left.push(...type.toArray().toReversed());
	return words.length > 0 ? [{ type: 'text', text: words.join(' ') }] : [];
}
