import { sectionName } from '#domain/document/section.ts';
import type { CollaborationSession } from '#lib/collaboration/session.svelte.ts';
import type { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { tick } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { Announcer } from './announcer.svelte.ts';
import { setLevel, type Level } from './blocks.ts';
import { Folds } from './folding/folds.svelte.ts';
import { BlockWork } from './insert/block-work.svelte.ts';
import { formatOf, isMark, plain, type Format, type MarkName } from './format.ts';
import { toggleList, type ListKind } from './lists.ts';
import { MountedSections } from './mounting/mounted-sections.svelte.ts';
import { caretAt, placeAfter } from './mounting/caret-entry.ts';
import { Travel, type Way } from './mounting/travel.ts';
import { sectionsOrigin } from './origin.ts';
import { SectionActs } from './section-acts.svelte.ts';
import { hasCommitment } from './references/elsewhere.ts';
import { References, type ReferenceFacts } from './references/references.svelte.ts';
import { MediaWork } from './media/media-work.svelte.ts';
import { openSectionEditor } from './section-editor.ts';
import { Sections, type SectionHead } from './sections.svelte.ts';
import { TextWork } from './text-work.ts';
import { SharedUndo } from './undo.ts';

/** How long after the last key one is said to be writing, in milliseconds. */
const breath = 2500;

/** One person's work in one open document: sections, their editors, one undo, what the toolbar shows and does. */
export class DocumentWork {
	readonly session: CollaborationSession;
	readonly sections: Sections;
	readonly announcer = new Announcer();
	readonly text: TextWork;
	/** What one does to whole sections. */
	readonly acts = new SectionActs(this);
	readonly blocks = new BlockWork(this);
	readonly references: References;
	readonly media = new MediaWork(this);
	/** Which sections have an editor just now. */
	readonly mounted: MountedSections;
	/** How the caret goes from one section to another. */
	readonly travel = new Travel(this);
	/** What one has folded. */
	readonly folds: Folds;
	/** Section where the caret is. */
	place: string | null = $state(null);
	/** What the toolbar shows. */
	format: Format = $state.raw(plain);
	/** The link dialog is open on these words. */
	linking = $state(false);
	/** Set by the toolbar: moves the focus to it. */
	focusToolbar: () => void = () => {};
	readonly #undo: SharedUndo;
	readonly #editors = new Map<string, Editor>();
	readonly #titles = new Map<string, HTMLElement>();
	readonly #watchUndo: () => void;
	#quiet: ReturnType<typeof setTimeout> | undefined;

	/**
	 * @param title of the document.
	 * @param key of the person and the document, for what this browser remembers.
	 */
	constructor(
		session: CollaborationSession,
		title: string,
		key: string,
		facts: ReferenceFacts & { readonly largestFile: number },
	) {
		this.session = session;
		this.folds = new Folds(key);
		this.sections = new Sections(session.doc);
		this.text = new TextWork(this, title);
		this.references = new References(facts, this.announcer);
		this.media.largest = facts.largestFile;
		this.#undo = new SharedUndo(this.sections.root, ySyncPluginKey);
		this.mounted = new MountedSections((id) => {
			const editor = this.#editors.get(id);
			return !editor || (!editor.isFocused && !editor.view.composing && !this.media.isBusy(id));
		});
		this.#undo.on('stack-item-popped', ({ changedParentTypes }) => {
			const sections = [...changedParentTypes.keys()].map((type) => this.sections.sectionOf(type as never));
			const place = sections.find((id) => id !== undefined);
			// What one takes back is where one looks next.
			if (!place || (place === this.place && this.editor(place))) return;
			const isOpen = this.editor(place) !== undefined;
			this.focus(place, 'kept');
			const editor = this.editor(place);
			// An editor that was there has its own memory of where one was.
			if (editor && !isOpen) placeAfter(editor, changedParentTypes);
		});
		this.#watchUndo = createSubscriber((update) => {
			const events = ['stack-item-added', 'stack-item-popped', 'stack-item-updated'] as const;
			for (const event of events) this.#undo.on(event, update);
			return () => {
				for (const event of events) this.#undo.off(event, update);
			};
		});
	}

	/** Section that the plan shows as the one where one is: of the match one has come to, else of the caret. */
	get here(): string | null {
		return this.text.find.section ?? this.place;
	}

	get canUndo(): boolean {
		this.#watchUndo();
		return this.session.canWrite && this.#undo.undoStack.length > 0;
	}

	get canRedo(): boolean {
		this.#watchUndo();
		return this.session.canWrite && this.#undo.redoStack.length > 0;
	}

	readonly undo = (): void => this.#takeBack('undo');
	readonly redo = (): void => this.#takeBack('redo');

	/** Opens the editor of a section on an element. @returns how to close it. */
	open(section: SectionHead, element: HTMLElement): (() => void) | undefined {
		const parts = this.sections.parts(section.id);
		if (!parts) return undefined;
		const { id } = section;
		const options = {
			element,
			name: sectionName(section.title, section.number),
			content: parts.content,
			awareness: this.session.awareness,
			sectionId: id,
			undoManager: this.#undo,
			editable: this.session.canWrite,
			undo: this.undo,
			redo: this.redo,
			openLink: () => (this.linking = true),
			focusToolbar: () => this.focusToolbar(),
			leave: (towards: Way) => this.travel.leave(id, towards),
			turnPage: (towards: Way) => this.travel.page(id, towards),
			goToEdge: (towards: Way) => this.travel.edge(towards),
			text: this.text,
			blocks: this.blocks,
			say: (sentence: string) => this.announcer.say(sentence),
			referring: {
				references: this.references,
				isElsewhere: (one: string) => hasCommitment(this.sections, id, one),
			},
			media: this.media,
		};
		const { lent: editor, takeBack } = this.#undo.lend(() => openSectionEditor(options));
		this.#editors.set(id, editor);
		const show = () => {
			if (this.place !== id) return;
			const format = formatOf(editor);
			if (JSON.stringify(format) !== JSON.stringify(this.format)) this.format = format;
		};
		editor.on('focus', () => {
			this.enter(id);
			show();
		});
		editor.on('transaction', ({ transaction }) => {
			if (transaction.docChanged && !transaction.getMeta(ySyncPluginKey)) {
				this.tellTyping(id);
				this.blocks.refusal = null;
				// In the same thing to undo as the words.
				if (this.sections.isUnbegun(id) && transaction.doc.textContent !== transaction.before.textContent)
					this.sections.begin(id);
			}
			if (transaction.docChanged || transaction.selectionSet || transaction.storedMarksSet) show();
		});
		return () => {
			this.#editors.delete(id);
			takeBack();
			editor.destroy();
		};
	}

	/** Undefined where there is none just now, see `mounted`. */
	editor(id: string | null): Editor | undefined {
		return id === null ? undefined : this.#editors.get(id);
	}

	/**
	 * Opens the editor of a section, wherever it is, and brings it on the screen: for what looks for a place in the text.
	 * Undefined when the section is gone.
	 */
	async reveal(id: string): Promise<Editor | undefined> {
		await tick();
		this.folds.open(id);
		this.mounted.open(id);
		const section = document.querySelector(`#section-${id}`);
		const { top = 0, bottom = 0 } = section?.getBoundingClientRect() ?? {};
		if (bottom < 0 || top > innerHeight) section?.scrollIntoView({ block: 'start' });
		return this.editor(id);
	}

	/** A change of the shared document itself, in any sections: one thing to undo. */
	atOnce<T>(change: () => T): T {
		return this.apart(() => this.session.doc.transact(change, sectionsOrigin));
	}

	/** The caret goes into a section, at a point of the screen or at its beginning. */
	enterAt(id: string, at: { left: number; top: number } | null): void {
		this.folds.open(id);
		this.mounted.open(id);
		const editor = this.editor(id);
		if (!editor) return;
		if (at) caretAt(editor, at);
		editor.commands.focus(at ? undefined : 'start', { scrollIntoView: !at });
	}

	/** The title field of a section, so that the caret can travel through it. */
	registerTitle(id: string, element: HTMLElement): () => void {
		this.#titles.set(id, element);
		return () => this.#titles.delete(id);
	}

	enter(id: string): void {
		if (this.place === id) return;
		this.place = id;
		this.session.moveTo({ sectionId: id, typing: false });
	}

	tellTyping(id: string): void {
		this.place = id;
		if (!this.#quiet) this.session.moveTo({ sectionId: id, typing: true });
		clearTimeout(this.#quiet);
		this.#quiet = setTimeout(() => {
			this.#quiet = undefined;
			this.session.moveTo({ typing: false });
		}, breath);
	}

	focus(id: string, where: 'title' | 'start' | 'end' | 'kept'): void {
		this.mounted.wake(id);
		if (where === 'title') return this.#titles.get(id)?.focus();
		this.folds.open(id);
		this.mounted.open(id);
		this.editor(id)?.commands.focus(where === 'kept' ? undefined : where, { scrollIntoView: true });
	}

	/** One button of the toolbar, at the caret. */
	apply(command: MarkName | ListKind | Level): void {
		const editor = this.editor(this.place);
		if (!editor) return;
		editor.commands.focus(undefined, { scrollIntoView: false });
		if (isMark(command)) editor.commands.toggleMark(command);
		else if (typeof command === 'number') setLevel(command)(editor.state, editor.view.dispatch);
		else toggleList(editor, command);
	}

	/** At the caret, as a change of its own in the undo. */
	change(act: (editor: Editor) => void): void {
		const editor = this.editor(this.place);
		if (!editor || !this.session.canWrite) return;
		// At once: Tiptap's own waits for a frame, and what is typed meanwhile is lost.
		editor.view.focus();
		this.apart(() => act(editor));
	}

	destroy(): void {
		clearTimeout(this.#quiet);
		this.mounted.destroy();
		for (const editor of this.#editors.values()) editor.destroy();
		this.announcer.destroy();
		this.text.destroy();
		this.references.destroy();
		this.media.destroy();
		this.#undo.close();
	}

	/** A change of its own in the undo, never merged with the words typed just before. */
	apart<T>(work: () => T): T {
		this.#undo.stopCapturing();
		const result = work();
		this.#undo.stopCapturing();
		return result;
	}

	#takeBack(way: 'undo' | 'redo'): void {
		if (!this.session.canWrite) return;
		const done = this.#undo[way]();
		this.acts.lookAgain();
		if (!done) this.announcer.say(way === 'undo' ? 'Rien à annuler.' : 'Rien à rétablir.');
	}
}
