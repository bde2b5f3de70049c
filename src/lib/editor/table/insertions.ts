import type { Insertion } from '../insert/insertion.ts';
import { insertTable } from './whole.ts';

export const tableInsertions: readonly Insertion[] = [
	{
		id: 'table',
		label: 'Tableau',
		words: ['grille', 'colonnes', 'lignes', 'cellules'],
		group: 'tableau',
		run(work, editor) {
			if (insertTable(editor.state, editor.view.dispatch))
				work.announcer.say('Tableau ajouté : trois lignes, trois colonnes. Tab va d’une cellule à l’autre.');
		},
	},
];
