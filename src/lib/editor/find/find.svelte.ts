import { sectionName } from '#domain/document/section.ts';
import { counted, plural } from '#domain/french/words.ts';
import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import type { Announcer } from '../announcer.svelte.ts';
import type { Sections } from '../sections.svelte.ts';
import { Highlighting, shownSpans } from './highlighting.ts';
import type { Question } from './question.ts';
import { markOf, matchesIn, rankAt, replaceMatches, type Mark, type Match } from './search.ts';

/** So many at once are too much for one update of the server [LIM-7]. */
const mostReplaced = 10_000;

/** How long one has stopped typing before the count is said aloud, in milliseconds. */
const breath = 700;

/** The work in which one looks for words, see `DocumentWork`. */
export interface FindHome {
	readonly session: { readonly doc: Y.Doc; readonly canWrite: boolean };
	readonly sections: Sections;
	readonly announcer: Announcer;
	readonly place: string | null;
	editor(id: string | null): Editor | undefined;
	reveal(id: string): Promise<Editor | undefined>;
	focus(id: string, where: 'title' | 'kept'): void;
	atOnce<T>(change: () => T): T;
}

/** Looking for words in the whole document, and putting others in their place. */
export class Find {
	/** The bar is open, with or without its second line. */
	bar: 'closed' | 'find' | 'replace' = $state('closed');
	/** Counts how often it was asked for: its field takes the focus each time. */
	opened = $state(0);
	words = $state('');
	exact = $state(false);
	whole = $state(false);
	replacement = $state('');
	matches: readonly Match[] = $state.raw([]);
	/** Rank of the match one has come to; -1 while there is none. */
	at = $state(-1);
	/** What was just done, said under the fields. */
	done = $state('');
	readonly highlighting = new Highlighting();
	readonly #work: FindHome;
	#mark: Mark | null = null;
	#waiting: number | undefined;
	#saying: ReturnType<typeof setTimeout> | undefined;

	constructor(work: FindHome) {
		this.#work = work;
	}

	get count(): string {
		if (this.words === '') return '';
		if (this.matches.length === 0) return 'Aucun';
		if (this.at < 0) return String(this.matches.length);
		return `${this.at + 1} sur ${this.matches.length}`;
	}

	/** Section of the match one has come to, while the bar is open. */
	get section(): string | null {
		return this.bar === 'closed' ? null : (this.matches[this.at]?.section ?? null);
	}

	open(bar: 'find' | 'replace'): void {
		const editor = this.#work.editor(this.#work.place);
		const { from = 0, to = 0 } = editor?.state.selection ?? {};
		const selected = editor?.state.doc.textBetween(from, to, '\n') ?? '';
		if (selected !== '' && selected.length <= 100 && !selected.includes('\n')) this.words = selected;
		if (this.bar === 'closed') this.#work.sections.root.observeDeep(this.#changed);
		this.bar = bar;
		this.opened++;
		this.ask();
	}

	/** Back to the text, on the words one has come to. */
	async close(): Promise<void> {
		if (this.bar === 'closed') return;
		this.bar = 'closed';
		this.#work.sections.root.unobserveDeep(this.#changed);
		cancelAnimationFrame(this.#waiting ?? 0);
		this.#waiting = undefined;
		clearTimeout(this.#saying);
		const match = this.matches[this.at];
		const span = match && match.part === 'text' ? await this.#spanOf(match) : undefined;
		this.highlighting.show(null, null);
		if (match?.part === 'title') this.#work.focus(match.section, 'title');
		else if (match && span)
			this.#work
				.editor(match.section)
				?.chain()
				.setTextSelection({ from: span.from, to: span.to })
				.focus(undefined, { scrollIntoView: false })
				.run();
		else if (this.#work.place) this.#work.focus(this.#work.place, 'kept');
	}

	/** The words or the options have changed: comes to the first place from where the caret is. */
	ask(): void {
		this.done = '';
		this.matches = matchesIn(this.#work.sections, this.#question);
		this.highlighting.show(this.#question, null);
		this.#goTo(this.#fromCaret(), false);
		clearTimeout(this.#saying);
		if (this.words !== '')
			this.#saying = setTimeout(() => this.#work.announcer.say(this.#sentence()), breath);
	}

	next(by: 1 | -1): void {
		const { length } = this.matches;
		if (length === 0) return this.#work.announcer.say('Aucun résultat.');
		this.#goTo(this.at < 0 ? (by > 0 ? 0 : length - 1) : (this.at + by + length) % length, true);
	}

	/** Replaces the place one has come to, and comes to the next. */
	replace(): void {
		this.#refresh();
		const match = this.matches[this.at];
		if (!match || !this.#work.session.canWrite) return;
		const rank = this.at;
		const replaced = this.#work.atOnce(() => replaceMatches([match], this.#question, this.replacement));
		this.done = replaced ? 'Remplacé.' : tooLong(1);
		this.matches = matchesIn(this.#work.sections, this.#question);
		// What was just written may hold the words looked for: it is not a new place.
		const again = this.matches[rank];
		const isSame = again?.section === match.section && again.span.from === match.span.from;
		this.#goTo(this.matches.length === 0 ? -1 : (rank + (isSame ? 1 : 0)) % this.matches.length, false);
		this.#work.announcer.say(`${this.done} ${this.#sentence()}`);
	}

	/** Replaces every place, as one thing to undo. */
	replaceAll(): void {
		this.#refresh();
		const all = this.matches;
		if (all.length === 0 || !this.#work.session.canWrite) return;
		if (all.length > mostReplaced)
			this.done = `Plus de ${counted(mostReplaced, 'endroit')} d’un coup : précisez ce que vous cherchez. Rien n’a été changé.`;
		else {
			const replaced = this.#work.atOnce(() => replaceMatches(all, this.#question, this.replacement));
			const left = all.length - replaced;
			this.done = `${counted(replaced, 'remplacement')}. Ctrl+Z les annule tous.${left > 0 ? ` ${tooLong(left)}` : ''}`;
		}
		this.matches = matchesIn(this.#work.sections, this.#question);
		this.#goTo(-1, false);
		this.#work.announcer.say(this.done);
	}

	destroy(): void {
		this.#work.sections.root.unobserveDeep(this.#changed);
		cancelAnimationFrame(this.#waiting ?? 0);
		clearTimeout(this.#saying);
	}

	get #question(): Question {
		return { words: this.words, exact: this.exact, whole: this.whole };
	}

	/** Somebody writes: looked again once a frame. */
	readonly #changed = (): void => {
		this.#waiting ??= requestAnimationFrame(() => {
			this.#waiting = undefined;
			this.#refresh();
		});
	};

	/** The places as they are now; one stays where one had come to. */
	#refresh(): void {
		this.matches = matchesIn(this.#work.sections, this.#question);
		const rank = this.#mark ? rankAt(this.matches, this.#mark, this.#work.session.doc) : -1;
		const at = this.at < 0 ? -1 : rank >= 0 ? rank : Math.min(this.at, this.matches.length - 1);
		if (at !== this.at || at >= 0) this.#comeTo(at);
	}

	#comeTo(rank: number): Match | undefined {
		const match = this.matches[rank];
		this.at = match ? rank : -1;
		this.#mark = match ? markOf(match) : null;
		this.highlighting.show(
			this.#question,
			match?.part === 'text' ? { section: match.section, index: match.index } : null,
		);
		return match;
	}

	#goTo(rank: number, aloud: boolean): void {
		const match = this.#comeTo(rank);
		if (aloud) {
			this.done = '';
			this.#work.announcer.say(this.#sentence());
		}
		if (match) void this.#show(match);
	}

	async #show(match: Match): Promise<void> {
		await this.#work.reveal(match.section);
		requestAnimationFrame(() => {
			if (this.matches[this.at] !== match || this.bar === 'closed') return;
			document.querySelector(`#section-${match.section} .found-here`)?.scrollIntoView({ block: 'center' });
		});
	}

	async #spanOf(match: Match) {
		const editor = await this.#work.reveal(match.section);
		return editor && shownSpans(editor.state)[match.index];
	}

	/** Rank of the first match from the caret on, else of the first of all. */
	#fromCaret(): number {
		const { place, sections } = this.#work;
		if (this.matches.length === 0) return -1;
		const order = new Map(sections.list.map(({ id }, index) => [id, index]));
		const here = order.get(place ?? '') ?? 0;
		const editor = this.#work.editor(place);
		const caret = editor?.state.selection.from ?? 0;
		const spans = editor ? shownSpans(editor.state) : [];
		const found = this.matches.findIndex(({ section, part, index }) => {
			if (section !== place) return (order.get(section) ?? 0) > here || place === null;
			return part === 'text' && (spans[index]?.from ?? 0) >= caret;
		});
		return Math.max(found, 0);
	}

	#sentence(): string {
		const match = this.matches[this.at];
		if (this.words === '' || this.matches.length === 0) return 'Aucun résultat.';
		if (!match) return `${counted(this.matches.length, 'résultat')}.`;
		const section = this.#work.sections.list.find(({ id }) => id === match.section);
		const where = section ? sectionName(section.title, section.number) : '';
		const { words } = match.passage;
		const around = words.slice(Math.max(0, match.span.from - 30), match.span.to + 30).trim();
		return `${this.count} : ${where}${match.part === 'title' ? ', dans le titre' : ''}. ${around}`;
	}
}

const tooLong = (count: number) =>
	`${counted(count, 'titre')} ${plural(count, 'serait trop long et reste', 'seraient trop longs et restent')} comme avant.`;
