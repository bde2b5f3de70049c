import type { Programme } from '#domain/programme/programme.ts';

/** A row that is set aside, with all it holds. */
export interface Aside {
	readonly kind: 'action' | 'objective' | 'axis' | 'funder' | 'indicator';
	readonly id: string;
	readonly title: string;
}

export const asideNames: Record<Aside['kind'], string> = {
	...{ action: 'Action', objective: 'Objectif', axis: 'Axe', funder: 'Financeur', indicator: 'Indicateur' },
};

/** What was set aside or undone, and says something: axes first, as what stands under them goes back with its place. */
export function asideOf({ axes, objectives, actions, funders, indicators }: Programme): readonly Aside[] {
	const gone = (kind: Aside['kind'], rows: readonly { id: string; title: string; removed: boolean }[]) =>
		rows
			.filter(({ removed, title }) => removed && title.trim() !== '')
			.map(({ id, title }) => ({ kind, id, title }));
	return [
		...gone('axis', axes),
		...gone('objective', objectives),
		...gone('action', actions),
		...gone('funder', funders),
		...gone('indicator', indicators),
	];
}
