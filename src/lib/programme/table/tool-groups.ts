import type { MenuGroup } from '#lib/ui/menu.ts';
import { narrowest, optional, type Optional } from './columns.ts';
import { noFilter, readFilter } from './filter.ts';
import { sortNames, type Sort } from './sorting.ts';
import type { Table } from './table.svelte.ts';

interface Opens {
	paste(): void;
	view(): void;
	aside(): void;
	settings(): void;
	help(): void;
}

/** What the table shows and in which order, and what one does with it whole. */
export function toolGroups(table: Table, opens: Opens): MenuGroup[] {
	const { sort, preferences, work } = table;
	const sorted = (by: Sort['by']) => ({
		id: by,
		label: `Par ${sortNames[by].toLowerCase()}${sort?.by === by && sort.descending ? ', du plus au moins' : ''}`,
		checked: sort?.by === by,
		run: () =>
			(table.sort = {
				by,
				descending: sort?.by === by ? !sort.descending : by === 'total',
				flat: sort?.flat ?? false,
			}),
	});
	return [
		{
			label: 'Colonnes',
			items: [
				...(Object.keys(optional) as Optional[]).map((key) => ({
					id: key,
					label: optional[key],
					checked: preferences.columns.includes(key),
					run: () => table.showColumn(key, !preferences.columns.includes(key)),
				})),
				{
					id: 'wider',
					label: 'Élargir la colonne de la case',
					disabled: !table.caret,
					run: () => widen(table, 32),
				},
				{
					id: 'tighter',
					label: 'La rétrécir',
					disabled: !table.caret,
					run: () => widen(table, -32),
				},
				{
					id: 'widths',
					label: 'Rendre leur largeur aux colonnes',
					run: () => table.remember({ widths: {} }),
				},
			],
		},
		{
			label: 'Ordre',
			items: [
				{ id: 'plan', label: 'Du programme', checked: sort === null, run: () => (table.sort = null) },
				...(Object.keys(sortNames) as Sort['by'][]).map(sorted),
				{
					id: 'flat',
					label: 'Sans les axes',
					checked: sort?.flat ?? false,
					disabled: sort === null,
					run: () => sort && (table.sort = { ...sort, flat: !sort.flat }),
				},
			],
		},
		{
			label: 'Vues gardées ici',
			items: [
				...Object.entries(preferences.views).map(([name, parameters]) => ({
					id: `view-${name}`,
					label: name,
					run: () => (table.filter = readFilter(new URLSearchParams(parameters))),
				})),
				{ id: 'keep', label: 'Garder cette vue…', run: opens.view },
				{ id: 'all', label: 'Tout montrer', run: () => (table.filter = noFilter) },
			],
		},
		{
			items: [
				{ id: 'paste', label: 'Coller depuis un tableur…', disabled: !work.canWrite, run: opens.paste },
				{
					id: 'fold',
					label: 'Replier les axes',
					run: () => (table.folded = new Set(table.plan.axes.map(({ axis }) => axis.id))),
				},
				{ id: 'unfold', label: 'Tout déplier', run: () => (table.folded = new Set()) },
				{ id: 'aside', label: 'Ce qui est mis de côté…', run: opens.aside },
				{ id: 'settings', label: 'Période du programme…', disabled: !work.canWrite, run: opens.settings },
				{ id: 'help', label: 'Touches du tableau', keys: 'Ctrl+/', run: opens.help },
			],
		},
	];
}

function widen(table: Table, by: number): void {
	const column = table.columns.find(({ key }) => key === table.caret?.column);
	if (!column) return;
	const width = Math.max(narrowest, column.width + by);
	table.remember({ widths: { ...table.preferences.widths, [column.key]: width } });
	table.asked += 1;
}
