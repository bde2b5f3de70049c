import { addDays } from '#domain/french/day.ts';
import { dayOf } from '#domain/french/dates.ts';
import type { Editor } from '@tiptap/core';
import type { Insertion } from '../insert/insertion.ts';
import type { DocumentWork } from '../work.svelte.ts';
import { putCommitment, runCommand } from './commitments.ts';
import { putNote } from './notes.ts';
import type { References } from './references.svelte.ts';

/** A day where the caret is, opened to be chosen. */
function putDay(references: References, editor: Editor, deadline: boolean): void {
	const type = editor.schema.nodes['date'];
	const { from, to } = editor.state.selection;
	const today = dayOf(new Date().toISOString());
	if (!type) return;
	const node = type.create({ day: deadline ? addDays(today, 7) : today, deadline });
	editor.view.dispatch(editor.state.tr.replaceWith(from, to, node));
	references.open('date', editor, from);
}

const puts = (kind: 'decision' | 'task') => (_work: DocumentWork, editor: Editor) =>
	void runCommand(editor, putCommitment(kind));

/** What refers to something else, and what follow-up takes up. */
export const referenceInsertions: readonly Insertion[] = [
	{
		id: 'mention',
		label: 'Mention d’une personne',
		hint: '@ puis son nom',
		words: ['personne', 'acteur', 'nom', 'citer'],
		group: 'référence',
		run(_work, editor) {
			const { $from } = editor.state.selection;
			const before = $from.nodeBefore?.text?.at(-1) ?? ' ';
			editor.view.dispatch(editor.state.tr.insertText(/\s/.test(before) ? '@' : ' @'));
		},
	},
	{
		id: 'link',
		label: 'Lien',
		words: ['adresse', 'url', 'document', 'structure', 'cité', 'groupe', 'article'],
		group: 'référence',
		run: (work) => void (work.linking = true),
	},
	{
		id: 'footnote',
		label: 'Note de bas de page',
		hint: 'Ctrl+Alt+F',
		words: ['note', 'renvoi', 'source', 'référence'],
		group: 'référence',
		run: ({ references }, editor) => void putNote(references, editor),
	},
	{
		id: 'date',
		label: 'Date',
		words: ['jour', 'calendrier', 'quand'],
		group: 'référence',
		run: ({ references }, editor) => putDay(references, editor, false),
	},
	{
		id: 'decision',
		label: 'Décision',
		hint: 'Ce qui est arrêté, par qui et pour quand',
		words: ['décider', 'arrêter', 'acter', 'relevé'],
		group: 'suivi',
		run: puts('decision'),
	},
	{
		id: 'task',
		label: 'À faire',
		hint: 'Une tâche, avec un responsable et une date',
		words: ['tâche', 'action', 'suite', 'todo'],
		group: 'suivi',
		run: puts('task'),
	},
	{
		id: 'deadline',
		label: 'Échéance',
		words: ['délai', 'date limite', 'terme', 'date'],
		group: 'suivi',
		run: ({ references }, editor) => putDay(references, editor, true),
	},
];
