import { isSafeAddress } from '#domain/document/address.ts';
import { styleOf, unwrap, wrapInside } from './elements.ts';
import type { Losses } from './losses.ts';

/** How things look, said by styles, becomes what they are; colours, faces, sizes and underlines are left behind. */
export function readStyles(body: Element): void {
	for (const bold of [...body.querySelectorAll('b, strong, i, em')]) {
		const style = styleOf(bold);
		// Google Docs puts everything it copies in a <b> that is not bold.
		if (
			/(?:^|[;\s])font-weight:\s*(normal|[1-4]00)/.test(style) ||
			/(?:^|[;\s])font-style:\s*normal/.test(style)
		)
			unwrap(bold);
	}
	for (const element of body.querySelectorAll(
		'span[data-style], font[data-style], a[data-style], p[data-style], div[data-style], td[data-style]',
	)) {
		const style = styleOf(element);
		const inline = !element.matches('p, div, td');
		if (
			/(?:^|[;\s])font-weight:\s*(bold|[6-9]00)/.test(style) &&
			!element.closest('h1, h2, h3, h4, h5, h6, th')
		)
			wrapInside(element, 'strong');
		if (/(?:^|[;\s])font-style:\s*italic/.test(style)) wrapInside(element, 'em');
		if (!inline) continue;
		if (/text-decoration[^;]*line-through/.test(style)) wrapInside(element, 's');
		if (/vertical-align:\s*super/.test(style)) wrapInside(element, 'sup');
		if (/vertical-align:\s*sub/.test(style)) wrapInside(element, 'sub');
	}
	// Headings are bold by being headings.
	for (const bold of [...body.querySelectorAll(':is(h1, h2, h3, h4, h5, h6, th) :is(b, strong)')])
		unwrap(bold);
}

/** What may not be followed, or leads nowhere out of where it was, stays as words. */
export function keepSafeLinks(body: Element, losses: Losses): void {
	for (const link of [...body.querySelectorAll('a')]) {
		const href = link.getAttribute('href')?.trim() ?? '';
		// A path is of the site it was copied from.
		if (isSafeAddress(href) && !href.startsWith('/') && wordsInside(link)) link.setAttribute('href', href);
		else {
			if (href !== '' && !href.startsWith('#') && !href.startsWith('file:')) losses.links++;
			unwrap(link);
		}
	}
}

const wordsInside = (link: Element) => (link.textContent ?? '').trim() !== '';
