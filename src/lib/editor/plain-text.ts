import { commitmentNames } from '#domain/document/commitments.ts';
import { actorKey, nameOf, type Names } from '#domain/document/references.ts';
import { sectionSchema } from '#domain/document/schema.ts';
import { date } from '#domain/french/dates.ts';
import { plain } from '#domain/french/parts.ts';
import * as Y from 'yjs';
import { childrenOf, layoutTable, type TableNode } from '#domain/document/table.ts';
import { Sections } from './sections.svelte.ts';

/** What is asked of elsewhere, and what goes to the end. */
interface Around {
	readonly names: Names;
	/** Where the addresses of files lead; empty when they are not said. */
	readonly origin: string;
	readonly notes: string[];
}

type Node = Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook;

/**
 * The whole text as anyone can read it anywhere, Markdown without its marks: what a person takes along when the server will
 * not take it. Reads whatever is in the document, known to the editor's schema or not.
 */
export function plainText(doc: Y.Doc, title: string, names: Names = {}, origin = ''): string {
	const sections = new Sections(doc);
	const around: Around = { names, origin, notes: [] };
	const parts = sections.list.flatMap(({ id, title, number }) => {
		const content = sections.parts(id)?.content;
		const heading = `## ${number === null ? '' : `${number}. `}${title || 'Sans titre'}`;
		return [heading, ...(content ? blocksOf(content, '', around) : [])];
	});
	const notes = around.notes.map((words, index) => `[^${index + 1}]: ${words}`);
	return [`# ${title}`, ...parts, ...notes].filter((block) => block.trim()).join('\n\n') + '\n';
}

function blocksOf(parent: Y.XmlFragment, indent: string, around: Around): string[] {
	return parent.toArray().flatMap((node) => {
		if (!(node instanceof Y.XmlElement)) return [indent + wordsOf(node, around)];
		const { nodeName } = node;
		if (nodeName === 'list') return [itemsOf(node, indent, around).join('\n')];
		if (nodeName === 'table') return tableOf(node, indent, around);
		if (nodeName === 'quote') return quoted(node, indent, '', around);
		if (nodeName === 'callout')
			return quoted(
				node,
				indent,
				node.getAttribute('tone') === 'warning' ? 'Attention\u00a0:' : 'À noter\u00a0:',
				around,
			);
		if (nodeName === 'commitment') return [indent + commitmentOf(node, around)];
		if (nodeName === 'image' || nodeName === 'attachment') return [indent + mediaWords(node, around)];
		if (nodeName === 'rule') return [`${indent}---`];
		if (nodeName === 'contents' || nodeName === 'pageBreak') return [];
		return holdsBlocks(node)
			? blocksOf(node, indent, around)
			: [indent + headingSigns(node) + wordsOf(node, around)];
	});
}

/** A picture by its description and caption, a file by its name: neither is in the text itself. */
function mediaWords(node: Y.XmlElement, around: Around): string {
	if (node.nodeName === 'attachment') {
		const file = around.origin && ` ${around.origin}/pieces/${node.getAttribute('file')}`;
		return `[Pièce jointe\u00a0: ${node.getAttribute('name') ?? ''}]${file}`;
	}
	const alt = node.getAttribute('alt') ?? '';
	return `[Image${alt ? `\u00a0: ${alt}` : ''}] ${wordsOf(node, around)}`.trimEnd();
}

function quoted(node: Y.XmlElement, indent: string, first: string, around: Around): string[] {
	const lines = [first, ...blocksOf(node, '', around)].filter(Boolean).join('\n\n').split('\n');
	return [lines.map((line) => `${indent}> ${line}`.trimEnd()).join('\n')];
}

function itemsOf(list: Y.XmlElement, indent: string, around: Around): string[] {
	const kind = list.getAttribute('kind') as unknown;
	return list.toArray().map((item, index) => {
		const box =
			item instanceof Y.XmlElement && (item.getAttribute('checked') as unknown) === true ? '[x] ' : '[ ] ';
		const mark = kind === 'ordered' ? `${index + 1}. ` : kind === 'check' ? `- ${box}` : '- ';
		const inside =
			item instanceof Y.XmlFragment
				? blocksOf(item, `${indent}  `, around).join('\n')
				: wordsOf(item, around);
		return indent + mark + inside.trimStart();
	});
}

/** Its title, then a line for each row: « | Constats | Échos | ». */
function tableOf(table: Y.XmlElement, indent: string, around: Around): string[] {
	const node = treeOf(table);
	const { rows } = layoutTable(node);
	const cells = childrenOf(node, 'tableRow').map((row) => childrenOf(row, 'tableCell'));
	const lines = rows.map(({ slots }) => {
		const words = slots.map((slot) =>
			(slot.state === 'cell' ? slot.cells : [])
				.flatMap(({ row, cell }) => (cells[row]?.[cell] ? blocksOf(cells[row][cell].source, '', around) : []))
				.filter((block) => block.trim() !== '')
				.join(' / ')
				.replace(/\s*\n\s*/g, ' / ')
				.replaceAll('|', '\\|'),
		);
		return `${indent}| ${words.join(' | ')} |`;
	});
	const [first, ...rest] = lines;
	const under = `${indent}|${' --- |'.repeat(rows[0]?.slots.length ?? 0)}`;
	const titles = childrenOf(node, 'tableCaption').map(({ source }) => indent + wordsOf(source, around));
	return [...titles, ...(first === undefined ? [] : [[first, under, ...rest].join('\n')])];
}

interface Tree extends TableNode {
	readonly source: Y.XmlElement;
}

/** As the layout reads it. */
function treeOf(source: Y.XmlElement): Tree {
	const content = source
		.toArray()
		.map((child): TableNode =>
			child instanceof Y.XmlElement ? treeOf(child) : { type: 'text', text: child.toString() },
		);
	return { type: source.nodeName, attrs: source.getAttributes(), content, source };
}

const holdsBlocks = (node: Y.XmlElement) =>
	node
		.toArray()
		.some((child) => child instanceof Y.XmlElement && !sectionSchema.nodes[child.nodeName]?.isInline);

/** Sections have two signs: a heading in their text has three or more. */
function headingSigns(node: Y.XmlElement): string {
	const level = Number(node.getAttribute('level') ?? 0);
	return level > 0 ? `${'#'.repeat(level + 2)} ` : '';
}

function dayOf(node: Y.XmlElement): string {
	const day = node.getAttribute('day');
	return day ? plain(date(day)) : '';
}

/** « Décision : les mots (Ville d’Angers, pour le 3 mars 2027) ». */
function commitmentOf(node: Y.XmlElement, around: Around): string {
	const { kind, owner, due, done } = node.getAttributes() as Record<string, unknown>;
	const isTask = kind === 'task';
	const said = [
		typeof owner === 'string' && owner !== '' ? nameOf(owner, around.names) : '',
		typeof due === 'string' && due !== '' ? `pour le ${plain(date(due))}` : '',
		isTask && done === true ? 'fait' : '',
	].filter(Boolean);
	const words = `${commitmentNames[isTask ? 'task' : 'decision']}\u00a0: ${wordsOf(node, around)}`;
	return said.length > 0 ? `${words} (${said.join(', ')})` : words;
}

function wordsOf(node: Node, around: Around): string {
	if (node instanceof Y.XmlText)
		return node
			.toDelta()
			.map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
			.join('');
	if (!(node instanceof Y.XmlElement)) return '';
	const words = () =>
		node
			.toArray()
			.map((child) => wordsOf(child, around))
			.join('');
	const { nodeName } = node;
	if (nodeName === 'hardBreak') return '\n';
	if (nodeName === 'mention') return nameOf(actorKey(node.getAttribute('actor')), around.names);
	if (nodeName === 'date') return dayOf(node);
	if (nodeName !== 'footnote') return words();
	around.notes.push(words());
	return `[^${around.notes.length}]`;
}
