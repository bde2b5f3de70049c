import type { ContentNode } from '#domain/document/document.ts';

/** Letters of one line of a document on a wide screen, on the average. */
const lineLength = 72;

/**
 * About how many lines a text is high, for a browser that does not draw what is far from the screen: it finds out the rest when it comes near. Null
 * for a text with notes: the page numbers them in one count, which takes in only what is drawn as part of the page.
 */
export function linesOf(content: ContentNode): number | null {
	const lines = measure(content);
	// Whole pixels: what comes into sight above the screen moves nothing by a half.
	return lines === null ? null : Math.ceil(lines);
}

function measure({ type, content = [] }: ContentNode): number | null {
	if (type === 'footnote') return null;
	let [letters, inner] = [0, 0];
	for (const child of content)
		if (child.type === 'text') letters += child.text?.length ?? 0;
		else {
			const lines = measure(child);
			if (lines === null) return null;
			inner += lines;
		}
	const own = Math.ceil(letters / lineLength);
	// With the gap below it.
	return inner > 0 ? inner + own : Math.max(1, own) + 0.5;
}
