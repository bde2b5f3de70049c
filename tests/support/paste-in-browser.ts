import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { sectionSchema } from '#domain/document/schema.ts';
import { pastePlugin } from '#lib/editor/paste/plugin.ts';

/** Runs in the page: an editor of the section’s schema, emptied before each paste. */
function paste(kind: 'html' | 'text' | 'plain', source: string) {
	const sentences: string[] = [];
	const home = { tell: (said: readonly string[]) => void sentences.push(...said), held: () => 0 };
	const view = new EditorView(document.querySelector('#editor'), {
		state: EditorState.create({ schema: sectionSchema, plugins: [pastePlugin(home)] }),
	});
	if (kind === 'html') view.pasteHTML(source);
	else {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', source);
		const keys = { key: 'v', keyCode: 86, shiftKey: kind === 'plain', ctrlKey: true, bubbles: true };
		view.dom.dispatchEvent(new KeyboardEvent('keydown', keys));
		view.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}
	const doc: unknown = view.state.doc.toJSON();
	view.destroy();
	return { doc, sentences, seen: kind === 'html' ? wordsSeen(source) : [] };
}

function wordsSeen(source: string): string[] {
	const { body } = new DOMParser().parseFromString(source, 'text/html');
	const unseen =
		'script, style, title, [hidden], [style*="display: none"], [style*="mso-list:Ignore"], .MsoCommentReference, .MsoFootnoteReference, [class^="sdfootnote"]:is(a)';
	for (const element of body.querySelectorAll(unseen)) element.remove();
	for (const block of body.querySelectorAll(
		'p, div, li, td, th, h1, h2, h3, h4, dt, dd, br, summary, figcaption',
	)) {
		block.before(' ');
		block.append(' ');
	}
	return (body.textContent.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => /\p{L}/u.test(word));
}

Object.assign(window, { paste });
