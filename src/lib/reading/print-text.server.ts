import type { ContentNode } from '#domain/document/document.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import type { Names } from '#domain/document/references.ts';
import { plainHtml } from '#lib/shell/marks.ts';
import { render } from 'svelte/server';
import Content from './Content.svelte';
import { linesOf } from './height.ts';
import { namesFor } from './names.ts';
import { PrintedText } from './printed-text.ts';

/** A text as HTML that no script goes through again: without the marks by which Svelte would. */
export function printText(content: ContentNode, names: Names): PrintedText {
	const { body } = render(Content, { props: { content }, context: namesFor(names) });
	return new PrintedText(plainHtml(body), fingerprint(content), linesOf(content));
}
