import type { Editor } from '@tiptap/core';
import type { DocumentWork } from '../work.svelte.ts';

/** In the order of the menus: first what one comes back to after a meeting. */
export const insertionGroups = ['suivi', 'texte', 'média', 'tableau', 'référence'] as const;
export type InsertionGroup = (typeof insertionGroups)[number];

export const insertionGroupNames: Record<InsertionGroup, string> = {
	suivi: 'Suivi',
	texte: 'Texte',
	média: 'Images et fichiers',
	tableau: 'Tableaux',
	référence: 'Références',
};

/** Something that one puts in a text, from « Insérer » or by « / ». */
export interface Insertion {
	readonly id: string;
	/** French, as the menus say it. */
	readonly label: string;
	/** Only what the label does not say, or a quicker way. */
	readonly hint?: string;
	/** Other words by which people look for it, in lower case. */
	readonly words: readonly string[];
	readonly group: InsertionGroup;
	/** At the caret of this editor, which has the focus again. */
	run(work: DocumentWork, editor: Editor): void;
}
