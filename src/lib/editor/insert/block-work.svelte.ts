import { sectionAnchor } from '#domain/document/anchors.ts';
import type { Editor } from '@tiptap/core';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Announcer } from '../announcer.svelte.ts';
import { othersWithin } from '../caret-places.ts';
import { placesOfHeadings } from '../contents/headings.ts';
import { LiveContents } from '../contents/live-contents.svelte.ts';
import { blockAt, type Block } from '../move/block-place.ts';
import { drop, duplicateBlock, moveBy, removeBlock, type Drop, type MovingWork } from '../move/moving.ts';
import type { Sections } from '../sections.svelte.ts';
import { Selected } from './selected.svelte.ts';
import { SlashState } from './slash-state.svelte.ts';

/** The work in which blocks are put, see `DocumentWork`. */
interface Work {
	readonly sections: Sections;
	readonly announcer: Announcer;
	readonly session: { readonly awareness: Awareness; readonly canWrite: boolean };
	readonly place: string | null;
	enter(id: string): void;
	editor(id: string | null): Editor | undefined;
	reveal(id: string): Promise<Editor | undefined>;
	focus(id: string, where: 'start'): void;
	atOnce<T>(change: () => T): T;
}

/** What one does with the blocks of an open document, beside writing in them. */
export class BlockWork {
	/** Why what was just asked for was not done, while it is of use. */
	refusal: string | null = $state(null);
	/** The dialog of shortcuts is open. */
	helping = $state(false);
	/** What « / » offers. */
	readonly slash = new SlashState();
	/** Where words are selected. */
	readonly selected = new Selected();
	/** Set by the bar on a selection, while it shows: moves the focus to it. */
	focusSelectionBar: (() => void) | null = null;
	readonly #work: Work;
	#contents: LiveContents | undefined;

	constructor(work: Work) {
		this.#work = work;
	}

	/** What a table of contents inside the text shows. */
	get contents(): LiveContents {
		return (this.#contents ??= new LiveContents(this.#work.sections));
	}

	/** Why nothing was done, to eyes and ears. */
	readonly refuse = (sentence: string): void => {
		this.refusal = sentence;
		this.#work.announcer.say(sentence);
	};

	readonly say = (sentence: string): void => this.#work.announcer.say(sentence);

	/** To a section or one of its headings, by its place in the table of contents. */
	readonly follow = async (anchor: string, heading: number | null): Promise<void> => {
		const id = this.#work.sections.list.find((section) => sectionAnchor(section.id) === anchor)?.id;
		if (id === undefined) return;
		this.#work.enter(id);
		const editor = await this.#work.reveal(id);
		const at = heading === null ? undefined : placesOfHeadings(editor)[heading];
		if (editor && at !== undefined) editor.commands.focus(at + 1, { scrollIntoView: true });
		else this.#work.focus(id, 'start');
	};

	/** Moves what is selected one place up or down. */
	move(editor: Editor, by: -1 | 1): void {
		if (this.#work.session.canWrite) moveBy(this.#moving, editor, by);
	}

	/** To the block of the caret, or to the one given. */
	act(what: 'up' | 'down' | 'duplicate' | 'remove', on?: { editor: Editor; block: Block }): void {
		const editor = on?.editor ?? this.#work.editor(this.#work.place);
		const block = on?.block ?? (editor && blockAt(editor.state.selection.$from));
		if (!editor || !block || !this.#work.session.canWrite) return;
		if (on) editor.commands.setTextSelection(Math.min(block.from + 1, block.to - 1));
		if (what === 'duplicate') duplicateBlock(this.#moving, editor, block);
		else if (what === 'remove') removeBlock(this.#moving, editor, block);
		else this.move(editor, what === 'up' ? -1 : 1);
	}

	drop(moved: { editor: Editor; block: Block }, target: Drop): void {
		if (this.#work.session.canWrite) drop(this.#moving, moved, target);
	}

	/** Every editor that is open, with its section. */
	editorOf(element: Element): Editor | undefined {
		const id = element.closest('[id^=section-]')?.id.slice('section-'.length);
		return id === undefined ? undefined : this.#work.editor(id);
	}

	get #moving(): MovingWork {
		const { sections, session } = this.#work;
		return {
			content: (editor) => {
				const id = sections.list.find((section) => this.#work.editor(section.id) === editor)?.id;
				return id === undefined ? undefined : (sections.parts(id)?.content as Y.XmlFragment | undefined);
			},
			whoIsIn: (editor, range) => othersWithin(editor.state, session.awareness, range, 'present'),
			atOnce: (change) => this.#work.atOnce(change),
			say: this.say,
			refuse: this.refuse,
		};
	}
}
