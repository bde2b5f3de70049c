import { actionStateNames, actionStates } from '#domain/programme/action-state.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import { fold } from '#domain/search/fold.ts';
import type { MenuGroup, MenuItem } from '#lib/ui/menu.ts';
import type { Filter } from './filter.ts';
import type { Table } from './table.svelte.ts';

const toggled = <T>(list: readonly T[], one: T): T[] =>
	list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

/** One line of a list where several may be chosen. */
function tick<Key extends 'axes' | 'carriers' | 'states'>(
	table: Table,
	key: Key,
	value: Filter[Key][number],
	label: string,
	count: number,
): MenuItem {
	const list = table.filter[key] as readonly string[];
	return {
		id: value,
		label,
		keys: String(count),
		checked: list.includes(value),
		run: () => (table.filter = { ...table.filter, [key]: toggled(list, value) }),
	};
}

/** « Tous », first, which forgets the others. */
const all = (table: Table, key: 'axes' | 'carriers' | 'states', label: string): MenuItem => ({
	id: `all-${key}`,
	label,
	checked: table.filter[key].length === 0,
	run: () => (table.filter = { ...table.filter, [key]: [] }),
});

export function axisGroups(table: Table): MenuGroup[] {
	const count = (id: string) => [...table.axes.values()].filter((axis) => axis === id).length;
	const orphans = table.plan.orphans.actions.length;
	return [
		{ items: [all(table, 'axes', 'Tous les axes')] },
		{
			items: [
				...table.plan.axes.map(({ axis, number }) =>
					tick(table, 'axes', axis.id, `${number}. ${axis.title || 'Sans titre'}`, count(axis.id)),
				),
				...(orphans > 0 ? [tick(table, 'axes', 'orphan', 'Sans axe', orphans)] : []),
			],
		},
	];
}

/** Every carrier once, by name, with the number of their actions. */
export function carriersOf(table: Table): { key: string; name: string; count: number }[] {
	const found = new Map<string, { key: string; name: string; count: number }>();
	for (const action of actionsOf(table.plan))
		for (const name of table.carriers.of(action)) {
			const key = fold(name);
			const known = found.get(key);
			if (known) known.count += 1;
			else found.set(key, { key, name, count: 1 });
		}
	return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

export const carrierGroups = (table: Table): MenuGroup[] => [
	{ items: [all(table, 'carriers', 'Tous les porteurs')] },
	{ items: carriersOf(table).map(({ key, name, count }) => tick(table, 'carriers', key, name, count)) },
];

export function moreGroups(table: Table): MenuGroup[] {
	const actions = actionsOf(table.plan);
	const { filter } = table;
	const flag = (key: 'unfound' | 'contested', label: string): MenuItem => ({
		id: key,
		label,
		checked: filter[key],
		run: () => (table.filter = { ...filter, [key]: !filter[key] }),
	});
	return [
		{
			label: 'À régler',
			items: [flag('contested', 'Montant à trancher'), flag('unfound', 'Financement à trouver')],
		},
		{
			label: 'État',
			items: [
				all(table, 'states', 'Tous les états'),
				...actionStates.map((state) =>
					tick(
						table,
						'states',
						state,
						actionStateNames[state],
						actions.filter((action) => action.state === state).length,
					),
				),
			],
		},
	];
}

/** What the filter asks for, as sentences. */
export function sentence({ filter, plan }: Table): {
	axes: string;
	carriers: string;
	more: string;
} {
	const { axes, carriers, states, unfound, contested } = filter;
	const one = plan.axes.find(({ axis }) => axis.id === axes[0]);
	const asked = states.length + Number(unfound) + Number(contested);
	return {
		axes:
			axes.length === 0
				? 'Tous les axes'
				: axes.length > 1
					? `${axes.length} axes`
					: one
						? `Axe ${one.number} seul`
						: 'Sans axe',
		carriers:
			carriers.length === 0
				? 'Tous les porteurs'
				: carriers.length === 1
					? 'Un porteur'
					: `${carriers.length} porteurs`,
		more: asked === 0 ? 'Tous les états' : asked === 1 ? 'Un critère' : `${asked} critères`,
	};
}
