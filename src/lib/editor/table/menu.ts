import type { MenuGroup, MenuItem } from '#lib/ui/menu.ts';
import type { Command, EditorState } from '@tiptap/pm/state';
import { addColumn, deleteColumn, widen } from './columns.ts';
import { merge, split } from './merge.ts';
import { childrenAt, tableAt } from './place.ts';
import { addRow, deleteRow, moveRow } from './rows.ts';
import { deleteTable, toggleCaption, toggleHeader } from './whole.ts';

/** One line of the menu of a table: what it is called, what it does, what is said aloud once it is done. */
interface Deed {
	readonly id: string;
	readonly label: string;
	readonly said: string;
	readonly command: Command;
	readonly checked?: (state: EditorState) => boolean;
	readonly danger?: boolean;
}

const flag = (name: string) => (state: EditorState) => tableAt(state)?.node.attrs[name] === true;
const hasCaption = (state: EditorState) => {
	const place = tableAt(state);
	return place !== null && childrenAt(place.node, place.pos, 'tableCaption').length > 0;
};

const groups: readonly { label: string; deeds: readonly Deed[] }[] = [
	{
		label: 'Ligne',
		deeds: [
			{
				id: 'row-above',
				label: 'Ajouter une ligne au-dessus',
				said: 'Ligne ajoutée.',
				command: addRow('before'),
			},
			{
				id: 'row-below',
				label: 'Ajouter une ligne au-dessous',
				said: 'Ligne ajoutée.',
				command: addRow('after'),
			},
			{ id: 'row-up', label: 'Monter la ligne', said: 'Ligne montée.', command: moveRow(-1) },
			{ id: 'row-down', label: 'Descendre la ligne', said: 'Ligne descendue.', command: moveRow(1) },
			{
				id: 'row-delete',
				label: 'Supprimer la ligne',
				said: 'Ligne supprimée. Ctrl+Z pour la remettre.',
				command: deleteRow,
				danger: true,
			},
		],
	},
	{
		label: 'Colonne',
		deeds: [
			{
				id: 'column-before',
				label: 'Ajouter une colonne à gauche',
				said: 'Colonne ajoutée.',
				command: addColumn('before'),
			},
			{
				id: 'column-after',
				label: 'Ajouter une colonne à droite',
				said: 'Colonne ajoutée.',
				command: addColumn('after'),
			},
			{ id: 'wider', label: 'Élargir la colonne', said: 'Colonne élargie.', command: widen(50) },
			{ id: 'narrower', label: 'Rétrécir la colonne', said: 'Colonne rétrécie.', command: widen(-50) },
			{
				id: 'column-delete',
				label: 'Supprimer la colonne',
				said: 'Colonne supprimée. Ctrl+Z pour la remettre.',
				command: deleteColumn,
				danger: true,
			},
		],
	},
	{
		label: 'Cellule',
		deeds: [
			{
				id: 'merge-right',
				label: 'Fusionner avec celle de droite',
				said: 'Cellules fusionnées.',
				command: merge('right'),
			},
			{
				id: 'merge-below',
				label: 'Fusionner avec celle du dessous',
				said: 'Cellules fusionnées.',
				command: merge('below'),
			},
			{ id: 'split', label: 'Séparer la cellule', said: 'Cellule séparée.', command: split },
		],
	},
	{
		label: 'Tableau',
		deeds: [
			{
				id: 'header-row',
				label: 'Première ligne d’en-tête',
				said: 'Première ligne',
				command: toggleHeader('headerRow'),
				checked: flag('headerRow'),
			},
			{
				id: 'header-column',
				label: 'Première colonne d’en-tête',
				said: 'Première colonne',
				command: toggleHeader('headerColumn'),
				checked: flag('headerColumn'),
			},
			{
				id: 'caption',
				label: 'Titre du tableau',
				said: 'Titre du tableau',
				command: toggleCaption,
				checked: hasCaption,
			},
			{
				id: 'table-delete',
				label: 'Supprimer le tableau',
				said: 'Tableau supprimé. Ctrl+Z pour le remettre.',
				command: deleteTable,
				danger: true,
			},
		],
	},
];

const toggled: Record<string, readonly [on: string, off: string]> = {
	'header-row': ['Première ligne : en-têtes.', 'Première ligne : ordinaire.'],
	'header-column': ['Première colonne : en-têtes.', 'Première colonne : ordinaire.'],
	caption: ['Titre ajouté. Écrivez-le.', 'Titre retiré. Ctrl+Z pour le remettre.'],
};

/** The lines of the menu, for where the caret is: what cannot be done there is shown, and says so. */
export function tableMenu(state: EditorState, run: (command: Command, said: string) => void): MenuGroup[] {
	return groups.map(({ label, deeds }) => ({
		label,
		items: deeds.map(({ id, label, said, command, checked, danger }): MenuItem => {
			const isOn = checked?.(state);
			const [on, off] = toggled[id] ?? [said, said];
			return {
				id,
				label,
				disabled: !command(state),
				...(isOn !== undefined && { checked: isOn }),
				...(danger && { danger }),
				run: () => run(command, isOn ? off : on),
			};
		}),
	}));
}
