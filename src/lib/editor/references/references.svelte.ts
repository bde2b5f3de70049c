import type { Party } from '#domain/cite/party.ts';
import type { Names } from '#domain/document/references.ts';
import type { Editor } from '@tiptap/core';
import type { Announcer } from '../announcer.svelte.ts';
import { LiveNames } from './names.svelte.ts';
import { leavePanel, type Mentioning, type Panel } from './panels.ts';
import { askNames } from './requests.ts';
import { track } from './tracked.ts';

/** What a document says around its text when it opens. */
export interface ReferenceFacts {
	readonly documentId: string;
	readonly institutions: Partial<Record<Party, string>>;
	readonly names: Names;
}

/** All that refers to something else in an open document: names, and what is open beside the text. */
export class References {
	readonly facts: ReferenceFacts;
	readonly names: LiveNames;
	readonly announcer: Announcer;
	panel: Panel | null = $state.raw(null);
	mentioning: Mentioning | null = $state.raw(null);
	/** Where a mention was just put, with a space after it. */
	spaced: Editor | null = null;
	/** Set by the list that is shown: it takes the keys of the text while it is open. */
	pressInList: ((event: KeyboardEvent) => boolean) | null = null;

	constructor(facts: ReferenceFacts, announcer: Announcer) {
		this.facts = facts;
		this.announcer = announcer;
		this.names = new LiveNames(askNames(facts.documentId), facts.institutions, facts.names);
	}

	open(kind: Panel['kind'], editor: Editor, at: number, isNew = false): boolean {
		const tracked = editor.isEditable ? track(editor, at) : null;
		if (!tracked) return false;
		this.panel = kind === 'note' ? { kind, editor, tracked, isNew } : { kind, editor, tracked };
		return true;
	}

	close(): void {
		const { panel } = this;
		this.panel = null;
		if (panel) leavePanel(panel);
	}

	destroy(): void {
		this.names.destroy();
	}
}
