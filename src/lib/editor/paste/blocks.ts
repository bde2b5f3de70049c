import { isBlank, renamed, styleOf, unwrap } from './elements.ts';

/** Headings of a page begin anywhere: the highest becomes our first level, the next our second. */
export function rankHeadings(body: Element): void {
	for (const title of [...body.querySelectorAll('p.MsoTitle')]) renamed(title, 'h1');
	for (const heading of [...body.querySelectorAll('[role=heading]')]) {
		const level = Number(heading.getAttribute('aria-level') ?? 2);
		if (!/^h\d$/i.test(heading.tagName)) renamed(heading, `h${Math.min(Math.max(level, 1), 6)}`);
	}
	const headings = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')];
	const levels = [...new Set(headings.map(({ tagName }) => tagName))].sort();
	for (const heading of headings) {
		const rank = Math.min(levels.indexOf(heading.tagName), 2);
		// In a cell or an item of a page, it is a line in bold.
		if (heading.closest('td, th')) renamed(heading, 'p');
		else renamed(heading, `h${rank + 3}`);
	}
}

/** A line break twice is a paragraph; the last of a block shows nothing. */
export function mendBreaks(body: Element): void {
	for (const end of [...body.querySelectorAll('br')]) {
		if (/page-break-before:\s*always/.test(styleOf(end))) putPageBreak(end, body);
		else if (end.className === 'Apple-interchange-newline') end.remove();
	}
	for (const block of [...body.querySelectorAll('p, div')]) {
		if (block.querySelector('p, div, table, ul, ol, blockquote')) continue;
		if (block.querySelector('br + br')) splitAt(block);
	}
	for (const end of [...body.querySelectorAll('br')]) if (isLast(end) || isBetweenBlocks(end)) end.remove();
}

function isLast(end: Element): boolean {
	let node: Node = end;
	for (;;) {
		for (let next = node.nextSibling; next; next = next.nextSibling)
			if (next.nodeType !== Node.COMMENT_NODE && (next.textContent?.trim() || next instanceof Element))
				return false;
		const around = node.parentElement;
		if (!around || around.matches('p, div, li, td, th, h3, h4, h5, blockquote, body')) return true;
		node = around;
	}
}

const blockNames =
	'p, div, ul, ol, li, table, blockquote, pre, hr, h1, h2, h3, h4, h5, h6, section, article, aside';

/** Google Docs puts one where a line is empty: there are no empty lines here. */
function isBetweenBlocks(end: Element): boolean {
	const isBlock = (node: Node | null) => node instanceof Element && node.matches(blockNames);
	const beside = (side: 'previousSibling' | 'nextSibling') => {
		let node = end[side];
		while (node?.nodeType === Node.TEXT_NODE && node.textContent?.trim() === '') node = node[side];
		return node;
	};
	return isBlock(beside('previousSibling')) || isBlock(beside('nextSibling'));
}

function putPageBreak(end: Element, body: Element): void {
	let outer: Element = end;
	while (outer.parentElement && outer.parentElement !== body) outer = outer.parentElement;
	const mark = body.ownerDocument.createElement('div');
	mark.setAttribute('data-page-break', '');
	outer.after(mark);
	end.remove();
	if (outer !== end && isBlank(outer)) outer.remove();
}

/** Only where both breaks stand straight in the block: marks around them would be cut. */
function splitAt(block: Element): void {
	const parts: Node[][] = [[]];
	let breaks: Node[] = [];
	for (const node of [...block.childNodes]) {
		const isBreak = node instanceof Element && node.tagName === 'BR';
		const isSpace = breaks.length > 0 && node.nodeType === Node.TEXT_NODE && node.textContent?.trim() === '';
		if (isBreak) breaks.push(node);
		else if (!isSpace) {
			if (breaks.length > 1) parts.push([]);
			else parts.at(-1)?.push(...breaks);
			breaks = [];
			parts.at(-1)?.push(node);
		}
	}
	if (parts.length < 2) return;
	block.replaceWith(
		...parts.map((nodes) => {
			const paragraph = block.ownerDocument.createElement('p');
			paragraph.append(...nodes);
			return paragraph;
		}),
	);
}

/** Each line of what keeps its lines is a paragraph. */
export function openPreformatted(body: Element): void {
	for (const block of [...body.querySelectorAll('pre')]) {
		const lines = (block.textContent ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
		block.replaceWith(
			...lines.map((line) => {
				const paragraph = body.ownerDocument.createElement('p');
				paragraph.textContent = line;
				return paragraph;
			}),
		);
	}
}

/** Lists and quotes in one another beyond this are shown at that depth: nobody reads further, and the server takes no more than thirty. */
const deepest = 8;

export function flattenDepths(body: Element): void {
	const around = 'ul, ol, blockquote';
	for (const block of [...body.querySelectorAll(around)]) {
		let depth = 0;
		for (let one = block.parentElement; one; one = one.parentElement) if (one.matches(around)) depth++;
		if (depth < deepest) continue;
		for (const item of [...block.children]) if (item.tagName === 'LI') renamed(item, 'div');
		unwrap(block);
	}
}

/** Empty lines are how one makes room in a word processor; here they are nothing. */
export function dropBlank(body: Element): void {
	for (const block of [
		...body.querySelectorAll('p, h3, h4, h5, li, ul, ol, blockquote, div:not([data-page-break])'),
	].toReversed())
		if (isBlank(block)) block.remove();
}
