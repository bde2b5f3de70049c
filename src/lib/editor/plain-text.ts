import * as Y from 'yjs';
import { Sections } from './sections.svelte.ts';

type Node = Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook;

/**
 * The whole text as anyone can read it anywhere, Markdown without its marks: what a person takes along when the server will
 * not take it. Reads whatever is in the document, known to the editor's schema or not.
 */
export function plainText(doc: Y.Doc, title: string): string {
	const sections = new Sections(doc);
	const parts = sections.list.flatMap(({ id, title, number }) => {
		const content = sections.parts(id)?.content;
		const heading = `## ${number === null ? '' : `${number}. `}${title || 'Sans titre'}`;
		return [heading, ...(content ? blocksOf(content, '') : [])];
	});
	return [`# ${title}`, ...parts].filter((block) => block.trim()).join('\n\n') + '\n';
}

function blocksOf(parent: Y.XmlFragment, indent: string): string[] {
	return parent.toArray().flatMap((node) => {
		if (!(node instanceof Y.XmlElement)) return [indent + wordsOf(node)];
		if (node.nodeName.endsWith('List')) return [itemsOf(node, indent).join('\n')];
		return holdsBlocks(node) ? blocksOf(node, indent) : [indent + headingSigns(node) + wordsOf(node)];
	});
}

function itemsOf(list: Y.XmlElement, indent: string): string[] {
	return list.toArray().map((item, index) => {
		const mark = list.nodeName === 'orderedList' ? `${index + 1}. ` : '- ';
		const inside = item instanceof Y.XmlFragment ? blocksOf(item, `${indent}  `).join('\n') : wordsOf(item);
		return indent + mark + inside.trimStart();
	});
}

const holdsBlocks = (node: Y.XmlElement) =>
	node.toArray().some((child) => child instanceof Y.XmlElement && child.nodeName !== 'hardBreak');

/** Sections have two signs: a heading in their text has three or more. */
function headingSigns(node: Y.XmlElement): string {
	const level = Number(node.getAttribute('level') ?? 0);
	return level > 0 ? `${'#'.repeat(level + 2)} ` : '';
}

function wordsOf(node: Node): string {
	if (node instanceof Y.XmlText)
		return node
			.toDelta()
			.map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
			.join('');
	if (!(node instanceof Y.XmlElement)) return '';
	return node.nodeName === 'hardBreak' ? '\n' : node.toArray().map(wordsOf).join('');
}
