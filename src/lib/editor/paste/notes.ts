import { wordsOf } from './elements.ts';
import type { Losses } from './losses.ts';

/** Where a call of note leads, by program: Word, LibreOffice, Google Docs. */
const calls = /#(?:(_ftn|_edn)|(sdfootnote|sdendnote)|(ftnt))(\d+)(?:sym)?$/;

/** A note of a foreign text becomes one of ours, at its call; what follows the text with all notes goes. */
export function makeNotes(body: Element): void {
	const done: Element[] = [];
	for (const call of [...body.querySelectorAll('a[href]')]) {
		const found = calls.exec(call.getAttribute('href') ?? '');
		if (!found) continue;
		const [, word, office, , number] = found;
		const note = word
			? body.querySelector(`[id="${word.slice(1)}${number}"]`)
			: office
				? body.querySelector(`[id="${office}${number}"]`)
				: body.querySelector(`[id="ftnt${number}"]`)?.closest('p, div, li');
		if (!note || note.contains(call)) continue;
		const made = body.ownerDocument.createElement('span');
		made.setAttribute('data-footnote', '');
		made.textContent = wordsOfNote(note);
		if (!done.includes(note)) done.push(note);
		outermost(call).replaceWith(made);
	}
	for (const note of done) {
		const around = note.parentElement;
		note.remove();
		if (around && around !== body && wordsOf(around) === '') around.remove();
		else if (
			around &&
			/footnote-list|endnote-list/.test(around.getAttribute('data-style') ?? '') &&
			!around.querySelector('[id]')
		)
			around.remove();
	}
}

/** The raised brackets around a call are the call. */
function outermost(call: Element): Element {
	let outer = call;
	while (outer.parentElement?.matches('sup, span') && wordsOf(outer.parentElement) === wordsOf(call))
		outer = outer.parentElement;
	return outer;
}

function wordsOfNote(note: Element): string {
	const copy = note.cloneNode(true) as Element;
	for (const back of copy.querySelectorAll(
		'a[href*="ftnref"], a[href*="ednref"], a[href*="ftnt_ref"], a[class^="sd"]',
	))
		if (/^\W*\w{1,4}\W*$/.test(wordsOf(back))) back.remove();
	return wordsOf(copy);
}

/** Comments of Word, and what its authors added and struck while changes were followed. */
export function takeReview(body: Element, losses: Losses): void {
	for (const list of [...body.querySelectorAll('[data-style*="mso-element:comment-list"]')]) {
		for (const comment of list.querySelectorAll('[data-style*="mso-element:comment"]'))
			for (const mark of comment.querySelectorAll('.MsoCommentReference, a[href*="_msoanchor_"]'))
				mark.remove();
		for (const words of list.querySelectorAll('.MsoCommentText')) {
			const said = wordsOf(words);
			if (said !== '') losses.comments.push(said);
		}
		list.remove();
	}
	for (const mark of [...body.querySelectorAll('.MsoCommentReference, a[href*="_msocom_"]')]) mark.remove();
	losses.deletions += body.querySelectorAll('.msoDel, del[cite], del[datetime]').length;
}
