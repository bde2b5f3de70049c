import { styleOf, wordsOf } from './elements.ts';

interface Item {
	readonly paragraph: Element;
	readonly level: number;
	readonly kind: 'ul' | 'ol';
}

/** Deeper lists are shown at that depth: nobody reads further, and the server takes no more than thirty. */
const deepest = 8;

/** « 1. », « a) », « iv. », « Article 2 - »: what counts; anything else is a bullet. */
const counts = /^\(?(\d+|[a-z]{1,2}|[ivxlc]+)(\.\d+)*[.)°]?$|^\d/i;

/** Word writes a list as paragraphs that say « l0 level2 lfo1 », with the mark as text: they become lists. */
export function makeWordLists(body: Element): void {
	for (const paragraph of [...body.querySelectorAll('[data-style*="mso-list"]')]) {
		if (!paragraph.isConnected || /^h\d$/i.test(paragraph.tagName)) continue;
		const run: Item[] = [];
		for (let next: Element | null = paragraph; next; next = next.nextElementSibling) {
			const item = itemOf(next);
			if (!item) break;
			run.push(item);
		}
		if (run.length > 0) gather(run);
	}
	// Of a heading, the number is part of what one reads.
	for (const mark of body.querySelectorAll('[data-style*="mso-list"]'))
		if (/mso-list:\s*ignore/.test(styleOf(mark))) mark.replaceWith(`${wordsOf(mark)} `);
}

function itemOf(paragraph: Element): Item | undefined {
	const level = /mso-list:\s*l\d+\s+level(\d+)/.exec(styleOf(paragraph))?.[1];
	if (level === undefined || /^h\d$/i.test(paragraph.tagName)) return undefined;
	const mark = [...paragraph.querySelectorAll('[data-style]')].find((one) =>
		/mso-list:\s*ignore/.test(styleOf(one)),
	);
	const sign = mark ? wordsOf(mark) : '';
	// The letter « o » is the bullet of a second level.
	const kind = sign !== 'o' && counts.test(sign) ? 'ol' : 'ul';
	return { paragraph, level: Math.min(Number(level), deepest), kind };
}

function gather(run: readonly Item[]): void {
	const [first] = run;
	if (!first) return;
	const document = first.paragraph.ownerDocument;
	const open: { list: Element; kind: string; level: number }[] = [];
	const place = document.createElement('div');
	first.paragraph.before(place);
	for (const { paragraph, level, kind } of run) {
		while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
		const last = open.at(-1);
		if (last && last.level === level && last.kind !== kind) open.pop();
		if (open.at(-1)?.level !== level) {
			const list = document.createElement(kind);
			(open.at(-1)?.list.lastElementChild ?? place).append(list);
			open.push({ list, kind, level });
		}
		for (const mark of [...paragraph.querySelectorAll('[data-style]')])
			if (/mso-list:\s*ignore/.test(styleOf(mark))) mark.remove();
		const item = document.createElement('li');
		const words = document.createElement('p');
		words.append(...paragraph.childNodes);
		item.append(words);
		open.at(-1)?.list.append(item);
		paragraph.remove();
	}
	place.replaceWith(...place.childNodes);
}
