import type { MenuGroup } from '#lib/ui/menu.ts';
import type { Table } from './table.svelte.ts';

/** Where an action may stand: each axis, with its objectives; `axesOnly` for where an objective may. */
export function placeGroups({ plan }: Table, axesOnly: boolean, choose: (id: string) => void): MenuGroup[] {
	const name = (title: string) => title || 'Sans titre';
	const axis = (part: (typeof plan.axes)[number]) => ({
		id: part.axis.id,
		label: `Axe ${part.number}. ${name(part.axis.title)}`,
		run: () => choose(part.axis.id),
	});
	if (axesOnly) return [{ items: plan.axes.map(axis) }];
	return plan.axes.map((part) => ({
		items: [
			axis(part),
			...part.objectives.map(({ objective, number }) => ({
				id: objective.id,
				label: `${number} ${name(objective.title)}`,
				run: () => choose(objective.id),
			})),
		],
	}));
}
