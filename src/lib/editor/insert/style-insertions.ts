import { setLevel, type Level } from '../blocks.ts';
import { toggleList, type ListKind } from '../lists.ts';
import { run } from '../whole.ts';
import type { Insertion } from './insertion.ts';

const level = (id: string, label: string, to: Level, words: readonly string[]): Insertion => ({
	id,
	label,
	words,
	group: 'texte',
	run: (_work, editor) => void run(editor, setLevel(to)),
});
const list = (id: ListKind, label: string, words: readonly string[]): Insertion => ({
	id,
	label,
	words,
	group: 'texte',
	run: (_work, editor) => void toggleList(editor, id),
});

/** What « / » makes of the block where one is. The toolbar has them by themselves. */
export const styleInsertions: readonly Insertion[] = [
	level('level-1', 'Titre', 1, ['h1', 'grand titre']),
	level('level-2', 'Sous-titre', 2, ['h2', 'titre 2']),
	level('level-3', 'Intertitre', 3, ['h3', 'titre 3']),
	level('level-0', 'Paragraphe', 0, ['texte', 'normal']),
	list('bullet', 'Liste à puces', ['puces', 'tirets', 'énumération']),
	list('ordered', 'Liste numérotée', ['numéros', 'étapes', '1.']),
	list('check', 'Cases à cocher', ['tâches', 'liste de tâches', 'cocher', 'todo']),
];
