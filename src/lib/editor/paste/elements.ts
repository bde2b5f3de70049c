/** Small moves in a foreign page, before it is read. */
export function unwrap(element: Element): void {
	element.replaceWith(...element.childNodes);
}

/** The same content under another name, its attributes left behind. */
export function renamed(element: Element, tag: string): HTMLElement {
	const made = element.ownerDocument.createElement(tag);
	made.append(...element.childNodes);
	element.replaceWith(made);
	return made;
}

/** Puts everything in an element inside a new one. */
export function wrapInside(element: Element, tag: string): void {
	const made = element.ownerDocument.createElement(tag);
	made.append(...element.childNodes);
	element.append(made);
}

export const styleOf = (element: Element): string => element.getAttribute('data-style')?.toLowerCase() ?? '';

/** Words on one line. */
export const wordsOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What shows something without a word. */
const shown = 'hr, table, img, [data-footnote], [data-page-break], input';

export const isBlank = (element: Element): boolean =>
	(element.textContent ?? '').trim() === '' && element.querySelector(shown) === null;
