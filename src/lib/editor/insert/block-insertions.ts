import type { Editor } from '@tiptap/core';
import { insertBlock, wrapBlocks } from './block-commands.ts';
import type { Insertion } from './insertion.ts';

const puts = (name: string) => (_work: unknown, editor: Editor) => void insertBlock(editor, name);
const wraps = (name: string, attrs?: Record<string, unknown>) => (_work: unknown, editor: Editor) =>
	void wrapBlocks(editor, name, attrs);

/** Blocks of the text itself. */
export const blockInsertions: readonly Insertion[] = [
	{
		id: 'quote',
		label: 'Citation',
		words: ['citer', 'verbatim', 'parole', 'guillemets'],
		group: 'texte',
		run: wraps('quote'),
	},
	{
		id: 'note',
		label: 'Encadré',
		words: ['note', 'information', 'remarque', 'bloc'],
		group: 'texte',
		run: wraps('callout', { tone: 'note' }),
	},
	{
		id: 'warning',
		label: 'Encadré d’attention',
		words: ['alerte', 'vigilance', 'avertissement', 'important'],
		group: 'texte',
		run: wraps('callout', { tone: 'warning' }),
	},
	{
		id: 'rule',
		label: 'Filet',
		hint: 'Un trait entre deux passages',
		words: ['trait', 'ligne', 'séparateur', 'séparation'],
		group: 'texte',
		run: puts('rule'),
	},
	{
		id: 'page-break',
		label: 'Saut de page',
		words: ['page', 'impression', 'imprimer'],
		group: 'texte',
		run: puts('pageBreak'),
	},
	{
		id: 'contents',
		label: 'Sommaire',
		words: ['table des matières', 'plan', 'titres'],
		group: 'référence',
		run: puts('contents'),
	},
];
