import type { Plan } from '#domain/programme/plan.ts';
import type { Action } from '#domain/programme/programme.ts';

/** The actions that are drawn together. */
export interface CalendarGroup {
	readonly id: string;
	readonly title: string;
	readonly actions: readonly { readonly action: Action; readonly number: string }[];
}

/** The actions of a plan by axis, orphans last; axes without an action are left out. */
export function groupsOf({ axes, orphans }: Plan): CalendarGroup[] {
	const groups = axes.map(({ axis, number, objectives, actions }) => ({
		id: axis.id,
		title: `Axe ${number}. ${axis.title || 'Sans titre'}`,
		actions: [...objectives.flatMap((part) => part.actions), ...actions],
	}));
	const lost = {
		id: 'orphans',
		title: 'Orphelins',
		actions: orphans.actions.map(({ row }) => ({ action: row, number: '' })),
	};
	return [...groups, lost].filter(({ actions }) => actions.length > 0);
}
