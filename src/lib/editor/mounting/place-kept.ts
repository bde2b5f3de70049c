/**
 * Changes something in the page whose height may not stay quite the same, and keeps what one reads where it is: what is above the top
 * of the screen grows upwards.
 */
export function placeKept(element: Element | null, change: () => void): void {
	if (!element) return change();
	const scroller = scrollerOf(element);
	const top = scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
	const before = element.getBoundingClientRect();
	change();
	const grown = element.getBoundingClientRect().height - before.height;
	if (grown !== 0 && before.bottom <= top + 1) scroller.scrollTop += grown;
}

/** What scrolls an element. */
export function scrollerOf(element: Element): Element {
	for (let host = element.parentElement; host; host = host.parentElement)
		if (/auto|scroll/.test(getComputedStyle(host).overflowY)) return host;
	return document.scrollingElement ?? document.documentElement;
}
