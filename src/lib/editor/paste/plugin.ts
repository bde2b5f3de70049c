import { DOMParser as ContentParser, type Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { cleanHtml } from './clean.ts';
import { looksLikeMarkdown, markdownHtml } from './markdown.ts';
import { Losses } from './losses.ts';
import { isHopeless, refusal, sizeOf, tooLong } from './size.ts';

export interface PasteHome {
	/** Says what happened to the last paste; no sentence takes back the last ones. */
	tell(sentences: readonly string[], refused?: boolean): void;
	/** Bytes of the whole document as it is stored. */
	held(): number;
}

/** Whatever comes from elsewhere is cleaned before the schema reads it, and what that loses is said. */
export function pastePlugin(home: PasteHome): Plugin {
	let losses = new Losses();
	let notice: string[] = [];
	let hopeless = false;
	const forget = () => {
		losses = new Losses();
		notice = [];
		hopeless = false;
	};
	return new Plugin({
		props: {
			transformPastedHTML(html) {
				forget();
				hopeless = isHopeless(html);
				if (hopeless) return '';
				const cleaned = cleanHtml(html);
				losses = cleaned.losses;
				return cleaned.html;
			},
			clipboardTextParser(text, $context, plain, view) {
				forget();
				// The editor’s own way: a paragraph a line.
				if (plain || !looksLikeMarkdown(text)) return null as unknown as Slice;
				const page = cleanHtml(markdownHtml(text));
				losses = page.losses;
				notice = [
					'Les signes Markdown sont devenus une mise en forme. Ctrl+Z pour annuler, Ctrl+Maj+V pour coller le texte tel quel.',
				];
				const holder = document.implementation.createHTMLDocument().createElement('div');
				holder.innerHTML = page.html;
				return ContentParser.fromSchema(view.state.schema).parseSlice(holder, { context: $context });
			},
			handlePaste(view, event, slice) {
				const why = hopeless ? tooLong : refusal(sizeOf(slice.content), () => home.held());
				if (why) {
					forget();
					home.tell([why], true);
					return true;
				}
				// Files are pasted by whoever takes them.
				if ((event.clipboardData?.files.length ?? 0) > 0 && slice.size === 0) return false;
				home.tell([...losses.sentences, ...notice]);
				forget();
				return pasteHeading(view, slice);
			},
		},
	});
}

/** Into an empty line, a heading comes as a heading: only its words would. */
function pasteHeading(view: EditorView, slice: Slice): boolean {
	const { tr, selection } = view.state;
	const { parent } = selection.$from;
	const level: unknown = slice.content.firstChild?.attrs['level'];
	const isLine = parent.type.name === 'paragraph' && parent.content.size === 0 && selection.empty;
	if (!isLine || slice.openStart !== 1 || !level || slice.content.firstChild?.type !== parent.type)
		return false;
	const line = selection.$from.before();
	tr.replaceSelection(slice).setNodeAttribute(line, 'level', level);
	view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
	return true;
}
