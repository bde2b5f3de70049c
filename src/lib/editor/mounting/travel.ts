import type { Editor } from '@tiptap/core';
import type { Folds } from '../folding/folds.svelte.ts';
import type { SectionHead } from '../sections.svelte.ts';
import { scrollerOf } from './place-kept.ts';

/** The work in which one travels, see `DocumentWork`. */
interface Work {
	readonly sections: { readonly list: readonly SectionHead[] };
	readonly folds: Folds;
	readonly mounted: { open(id: string): void };
	focus(id: string, where: 'title' | 'start' | 'end' | 'kept'): void;
	enterAt(id: string, at: { left: number; top: number } | null): void;
	editor(id: string | null): Editor | undefined;
}

export type Way = 'before' | 'after';
type Span = { readonly top: number; readonly bottom: number };
type Point = { readonly left: number; readonly top: number };

/** What one still sees of the last screen on the next, in pixels. */
const kept = 48;
/** As high as the bars over the text: on wide screens, then where the page itself scrolls, which has one below too. */
const bars = { inside: { above: 56, below: 24 }, page: { above: 108, below: 96 } };

/** The caret goes from section to section as in one text, whether or not there is an editor where it goes. */
export class Travel {
	readonly #work: Work;
	/** Column in which one turns pages, wherever the last line ended; until one moves otherwise. */
	#column: { readonly left: number; readonly editor: Editor; readonly head: number } | undefined;

	constructor(work: Work) {
		this.#work = work;
	}

	/** From the text or the title of a section to what is before or after it. */
	leave(id: string, towards: Way, from: 'text' | 'title' = 'text'): boolean {
		const { folds, sections } = this.#work;
		const at = sections.list.findIndex((section) => section.id === id);
		const next = sections.list[at + (towards === 'before' ? -1 : 1)];
		if (from === 'text' && towards === 'before') this.#work.focus(id, 'title');
		else if (from === 'title' && towards === 'after' && !folds.has(id)) this.#work.focus(id, 'start');
		else if (!next) return false;
		// What one has folded is stepped over.
		else this.#work.focus(next.id, towards === 'after' || folds.has(next.id) ? 'title' : 'end');
		return true;
	}

	/** To the very beginning or the very end of the document. */
	edge(towards: Way): void {
		const section = this.#work.sections.list.at(towards === 'before' ? 0 : -1);
		if (section && towards === 'before') this.#work.focus(section.id, 'title');
		else if (section) this.#work.focus(section.id, this.#work.folds.has(section.id) ? 'title' : 'end');
	}

	/** One screen up or down from a title or a text. */
	page(id: string, towards: Way): boolean {
		const place = document.getElementById(`section-${id}`);
		const from = place && this.#caret(id);
		if (!from) return false;
		const scroller = scrollerOf(place);
		const screen = screenOf(scroller);
		const wanted = Math.max(screen.bottom - screen.top - kept, 100) * (towards === 'before' ? -1 : 1);
		const before = scroller.scrollTop;
		scroller.scrollTop += wanted;
		const rest = wanted - (scroller.scrollTop - before);
		// Where nothing is left to scroll, the caret goes the rest of the way.
		const top = rest === 0 ? within(from.top, screen) : from.top + rest;
		const found = this.#near(top, towards);
		if (found) this.#arrive(found, { left: from.left, top }, screen);
		else this.edge(towards);
		return true;
	}

	/** Where the caret is on the screen, in the column in which one turns pages. */
	#caret(id: string): Point | undefined {
		const editor = this.#work.editor(id);
		if (!editor?.isFocused) {
			const { left, top, height } = document.activeElement?.getBoundingClientRect() ?? {};
			return left === undefined || top === undefined ? undefined : { left, top: top + (height ?? 0) / 2 };
		}
		const { head } = editor.state.selection;
		const { left, top, bottom } = editor.view.coordsAtPos(head);
		const column = this.#column;
		const isSame = column?.editor === editor && column.head === head;
		return { left: isSame ? column.left : left, top: (top + bottom) / 2 };
	}

	/** The section whose text is at a height of the screen, else the next one on the way. */
	#near(top: number, towards: Way): string | undefined {
		const texts = this.#work.sections.list.flatMap(({ id }) => {
			const rect = document.getElementById(`text-${id}`)?.getBoundingClientRect();
			return rect && rect.height > 0 && !this.#work.folds.has(id) ? [{ id, rect }] : [];
		});
		if (towards === 'after') return texts.find(({ rect }) => rect.bottom > top)?.id;
		return texts.findLast(({ rect }) => rect.top < top)?.id;
	}

	#arrive(id: string, { left, top }: Point, screen: Span): void {
		this.#work.mounted.open(id);
		const editor = this.#work.editor(id);
		if (!editor) return;
		const rect = editor.view.dom.getBoundingClientRect();
		if (rect.bottom < screen.top) return this.#work.focus(id, 'end');
		if (rect.top > screen.bottom) return this.#work.focus(id, 'start');
		const text = {
			top: Math.max(rect.top + 4, screen.top),
			bottom: Math.min(rect.bottom - 4, screen.bottom),
		};
		this.#work.enterAt(id, onLine(editor.view.dom, { left, top: within(top, text) }));
		const { head } = editor.state.selection;
		this.#column = { left, editor, head };
		// A long line or a picture may have taken the caret to the edge of the screen.
		editor.commands.scrollIntoView();
	}
}

/** The part of the screen where text is seen, between the bars. */
function screenOf(scroller: Element): Span {
	const isPage = scroller === document.scrollingElement;
	const { above, below } = isPage ? bars.page : bars.inside;
	const { top, bottom } = isPage ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
	return { top: top + above, bottom: bottom - below };
}

const within = (top: number, span: Span) => Math.min(Math.max(top, span.top), span.bottom);

/** The nearest place on a line of text: beside its block, ProseMirror would go before the whole of it. */
function onLine(region: Element, { left, top }: Point): Point {
	const rects = [...region.querySelectorAll('p, h3, h4, h5')].map((block) => block.getBoundingClientRect());
	const here = rects.filter((rect) => rect.top <= top && rect.bottom >= top);
	const rect =
		here.find((one) => one.left <= left && one.right >= left) ??
		here[0] ??
		rects.find((one) => one.top > top) ??
		rects.at(-1);
	if (!rect) return { left, top };
	return {
		left: Math.min(Math.max(left, rect.left + 1), rect.right - 1),
		top: within(top, { top: rect.top + 4, bottom: rect.bottom - 4 }),
	};
}
