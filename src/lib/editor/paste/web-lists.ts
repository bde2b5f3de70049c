/** A list straight in a list (Google Docs, LibreOffice, old pages) goes into the item before it; boxes to tick become ours. */
export function mendLists(body: Element): void {
	for (const list of [...body.querySelectorAll(':is(ul, ol) > :is(ul, ol)')]) {
		const before = list.previousElementSibling;
		if (before?.tagName === 'LI') before.append(list);
		else {
			const item = body.ownerDocument.createElement('li');
			list.replaceWith(item);
			item.append(list);
		}
	}
	for (const list of body.querySelectorAll('ul')) {
		const items = [...list.children].filter(({ tagName }) => tagName === 'LI');
		const states = items.map(boxOf);
		if (items.length === 0 || states.some((state) => state === undefined)) continue;
		list.setAttribute('data-check', '');
		items.forEach((item, index) => {
			if (states[index]) item.setAttribute('data-checked', 'true');
			item.querySelector('input[type=checkbox]')?.remove();
			item.querySelector(':scope > img, :scope > [role=checkbox]:empty')?.remove();
		});
	}
	// An item outside of any list.
	for (const item of [...body.querySelectorAll('li')])
		if (!item.parentElement?.matches('ul, ol')) {
			const list = body.ownerDocument.createElement('ul');
			item.before(list);
			while (list.nextElementSibling?.tagName === 'LI') list.append(list.nextElementSibling);
		}
}

function boxOf(item: Element): boolean | undefined {
	if (item.getAttribute('role') === 'checkbox') return item.getAttribute('aria-checked') === 'true';
	const box = item.querySelector(
		':scope > input[type=checkbox], :scope > p > input[type=checkbox], :scope > label > input[type=checkbox]',
	);
	return box ? box.hasAttribute('checked') : undefined;
}
