import type { Plan } from './plan.ts';
import type { Action, Axis, Objective } from './programme.ts';

/** Where an action stands. */
export interface Ancestry {
	readonly axis: Axis | null;
	readonly objective: Objective | null;
	/** What it stood under and was set aside, for an orphan. */
	readonly lost: Axis | Objective | null;
}

export function ancestryOf(plan: Plan, action: Action): Ancestry {
	for (const { axis, objectives, actions } of plan.axes) {
		if (actions.some((one) => one.action.id === action.id)) return { axis, objective: null, lost: null };
		const part = objectives.find((objective) => objective.actions.some((one) => one.action.id === action.id));
		if (part) return { axis, objective: part.objective, lost: null };
	}
	const orphan = plan.orphans.actions.find(({ row }) => row.id === action.id);
	return { axis: null, objective: null, lost: orphan?.lost ?? null };
}

/** « axe « Numérique » supprimé », « sans axe ». */
export function lostWords(lost: Axis | Objective | null): string {
	if (!lost) return 'sans axe';
	const kind = 'axis' in lost ? 'objectif' : 'axe';
	return lost.title ? `${kind} «\u00A0${lost.title}\u00A0» supprimé` : `${kind} supprimé`;
}
