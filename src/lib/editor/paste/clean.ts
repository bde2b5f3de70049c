import { dropBlank, flattenDepths, mendBreaks, openPreformatted, rankHeadings } from './blocks.ts';
import { renamed, styleOf, unwrap } from './elements.ts';
import { keepSafeLinks, readStyles } from './marks.ts';
import { makeNotes, takeReview } from './notes.ts';
import { Losses } from './losses.ts';
import { mendTables } from './tables.ts';
import { mendLists } from './web-lists.ts';
import { makeWordLists } from './word-lists.ts';

/** What shows no word of the text. */
const unseen =
	'script, style, noscript, template, meta, link, title, base, object, embed, iframe, svg, canvas, audio, video, select, textarea, button[aria-hidden=true], [hidden]';
/** What stays of an element’s attributes. */
const kept = new Set([
	'href',
	'colspan',
	'rowspan',
	'data-footnote',
	'data-check',
	'data-checked',
	'data-page-break',
]);
/** Blocks of pages that mean nothing here, or would be taken for something of ours. */
const plainBlocks =
	'aside, nav, figure, figcaption, address, dl, dt, dd, section, article, main, header, footer, details, summary, center, form, fieldset, legend';

/** A page as Word, LibreOffice, Google Docs or a browser put it on the clipboard, in the elements that the schema reads. */
export function cleanHtml(html: string): { html: string; losses: Losses } {
	const losses = new Losses();
	// Ours: it is read as it is.
	if (html.includes('data-pm-slice')) return { html, losses };
	// Under another name, styles say as much, and the policy of the page has nothing to refuse [C1].
	const named = html
		.replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
		.replace(/<style\b/gi, '<template')
		.replace(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, '$1data-style');
	const { body } = new DOMParser().parseFromString(named, 'text/html');
	for (const element of [...body.querySelectorAll(unseen)]) element.remove();
	for (const element of [...body.querySelectorAll('[data-style]')])
		if (/display:\s*none|mso-hide:\s*all/.test(styleOf(element))) element.remove();
	takeReview(body, losses);
	makeNotes(body);
	makeWordLists(body);
	mendLists(body);
	openPreformatted(body);
	readStyles(body);
	mendTables(body, losses);
	rankHeadings(body);
	takeImages(body, losses);
	keepSafeLinks(body, losses);
	for (const block of [...body.querySelectorAll(plainBlocks)]) renamed(block, 'div');
	mendBreaks(body);
	flattenDepths(body);
	dropBlank(body);
	strip(body);
	return { html: body.innerHTML, losses };
}

function takeImages(body: Element, losses: Losses): void {
	for (const image of [...body.querySelectorAll('img')]) {
		const isDot = ['width', 'height'].some((side) => Number(image.getAttribute(side) ?? 99) <= 2);
		if (!isDot) losses.images++;
		image.remove();
	}
}

/** Names that the schema does not know give their content; the others keep what they need. */
function strip(body: Element): void {
	const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT);
	const comments: Node[] = [];
	for (let node = walker.nextNode(); node; node = walker.nextNode())
		if (node.nodeType === Node.COMMENT_NODE) comments.push(node);
		// Letters that only a symbol font can show, and what no text holds.
		else node.textContent = (node.textContent ?? '').replace(/[\p{Co}\uFFFC]|(?![\t\n\r])\p{Cc}/gu, '');
	for (const comment of comments) comment.parentNode?.removeChild(comment);
	for (const element of [...body.querySelectorAll('*')]) {
		for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name);
		if (element.tagName.includes(':') || element.matches('font, u, ins, span:not([data-footnote]), label'))
			unwrap(element);
		else if (element.tagName === 'INPUT') element.remove();
	}
}
