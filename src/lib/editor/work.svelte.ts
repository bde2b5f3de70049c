import type { SectionStatus } from '#domain/document/document.ts';
import { sectionStatusNames } from '#domain/document/document.ts';
import { sectionName } from '#domain/document/section.ts';
import type { CollaborationSession } from '#lib/collaboration/session.svelte.ts';
import type { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { createSubscriber } from 'svelte/reactivity';
import { Announcer } from './announcer.svelte.ts';
import { setLevel, type Level } from './blocks.ts';
import { formatOf, plain, type Format } from './format.ts';
import { toggleList } from './keys.ts';
import { openSectionEditor } from './section-editor.ts';
import { Sections, type SectionHead } from './sections.svelte.ts';
import { SharedUndo } from './undo.ts';

/** How long after the last key one is said to be writing, in milliseconds. */
const breath = 2500;

/** One person's work in one open document: sections, their editors, one undo, what the toolbar shows and does. */
export class DocumentWork {
	readonly session: CollaborationSession;
	readonly sections: Sections;
	readonly announcer = new Announcer();
	/** Section where the caret is. */
	place: string | null = $state(null);
	/** What the toolbar shows. */
	format: Format = $state.raw(plain);
	/** The section just removed, while it can be put back in one click. */
	removed: SectionHead | null = $state.raw(null);
	/** The link dialog is open on these words. */
	linking = $state(false);
	/** Set by the toolbar: moves the focus to it. */
	focusToolbar: () => void = () => {};
	readonly #undo: SharedUndo;
	readonly #editors = new Map<string, Editor>();
	readonly #titles = new Map<string, HTMLElement>();
	readonly #watchUndo: () => void;
	#quiet: ReturnType<typeof setTimeout> | undefined;

	constructor(session: CollaborationSession) {
		this.session = session;
		this.sections = new Sections(session.doc);
		this.#undo = new SharedUndo(this.sections.root, ySyncPluginKey);
		this.#undo.on('stack-item-popped', ({ changedParentTypes }) => {
			const sections = [...changedParentTypes.keys()].map((type) => this.sections.sectionOf(type as never));
			const place = sections.find((id) => id !== undefined);
			// What one takes back is where one looks next.
			if (place && place !== this.place) this.focus(place, 'kept');
		});
		this.#watchUndo = createSubscriber((update) => {
			const events = ['stack-item-added', 'stack-item-popped', 'stack-item-updated'] as const;
			for (const event of events) this.#undo.on(event, update);
			return () => {
				for (const event of events) this.#undo.off(event, update);
			};
		});
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
		const editor = openSectionEditor({
			element,
			name: sectionName(section.title, section.number),
			content: parts.content,
			awareness: this.session.awareness,
			undoManager: this.#undo,
			editable: this.session.canWrite,
			undo: this.undo,
			redo: this.redo,
			openLink: () => (this.linking = true),
			focusToolbar: () => this.focusToolbar(),
			leave: (towards) => this.leave(id, towards),
		});
		this.#editors.set(id, editor);
		const show = () => {
			if (this.place === id) this.format = formatOf(editor);
		};
		editor.on('focus', () => {
			this.enter(id);
			show();
		});
		editor.on('transaction', ({ transaction }) => {
			if (transaction.docChanged && !transaction.getMeta(ySyncPluginKey)) this.tellTyping(id);
			if (transaction.docChanged || transaction.selectionSet || transaction.storedMarksSet) show();
		});
		return () => {
			this.#editors.delete(id);
			editor.destroy();
		};
	}

	editor(id: string | null): Editor | undefined {
		return id === null ? undefined : this.#editors.get(id);
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
		if (where === 'title') this.#titles.get(id)?.focus();
		else
			this.#editors.get(id)?.commands.focus(where === 'kept' ? undefined : where, { scrollIntoView: true });
	}

	/** From the text or the title of a section to what is before or after it, as in one text. */
	leave(id: string, towards: 'before' | 'after', from: 'text' | 'title' = 'text'): boolean {
		const list = this.sections.list;
		const at = list.findIndex((section) => section.id === id);
		const next = list[at + (towards === 'before' ? -1 : 1)];
		if (from === 'text' && towards === 'before') this.focus(id, 'title');
		else if (from === 'title' && towards === 'after') this.focus(id, 'start');
		else if (!next) return false;
		else this.focus(next.id, towards === 'after' ? 'title' : 'end');
		return true;
	}

	/** One button of the toolbar, at the caret. */
	apply(command: 'bold' | 'italic' | 'bulletList' | 'orderedList' | Level): void {
		const editor = this.editor(this.place);
		if (!editor) return;
		editor.commands.focus(undefined, { scrollIntoView: false });
		if (command === 'bold' || command === 'italic') editor.commands.toggleMark(command);
		else if (typeof command === 'number') setLevel(command)(editor.state, editor.view.dispatch);
		else toggleList(editor, command);
	}

	/** A new section after another, ready to be named. */
	async add(after: string | null): Promise<void> {
		const id = this.#apart(() => this.sections.add(after));
		await Promise.resolve();
		requestAnimationFrame(() => this.focus(id, 'title'));
		this.announcer.say('Article ajouté. Écrivez son titre.');
	}

	move(section: SectionHead, by: -1 | 1): void {
		this.#apart(() => this.sections.move(section.id, by));
		const moved = this.sections.list.find(({ id }) => id === section.id);
		if (moved) this.announcer.say(`Déplacé : ${sectionName(moved.title, moved.number)}.`);
	}

	remove(section: SectionHead): void {
		this.#apart(() => this.sections.remove(section.id));
		this.removed = section;
		this.announcer.say(`${sectionName(section.title, section.number)} : supprimé. Ctrl+Z pour le remettre.`);
	}

	restore(): void {
		const section = this.removed;
		if (!section) return;
		this.#apart(() => this.sections.restore(section.id));
		this.removed = null;
		this.announcer.say(`${sectionName(section.title, section.number)} : remis à sa place.`);
	}

	setStatus(section: SectionHead, status: SectionStatus): void {
		this.#apart(() => this.sections.setStatus(section.id, status));
		this.announcer.say(
			`${sectionName(section.title, section.number)} : ${sectionStatusNames[status].toLowerCase()}.`,
		);
	}

	destroy(): void {
		clearTimeout(this.#quiet);
		for (const editor of this.#editors.values()) editor.destroy();
		this.announcer.destroy();
		this.#undo.close();
	}

	/** A change of its own in the undo, never merged with the words typed just before. */
	#apart<T>(work: () => T): T {
		this.#undo.stopCapturing();
		const result = work();
		this.#undo.stopCapturing();
		return result;
	}

	#takeBack(way: 'undo' | 'redo'): void {
		if (!this.session.canWrite) return;
		const done = this.#undo[way]();
		if (this.removed && this.sections.parts(this.removed.id)) {
			const back = this.sections.list.some(({ id }) => id === this.removed?.id);
			if (back) this.removed = null;
		}
		if (!done) this.announcer.say(way === 'undo' ? 'Rien à annuler.' : 'Rien à rétablir.');
	}
}
