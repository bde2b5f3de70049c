import type { Plan } from './plan.ts';
import type { Action } from './programme.ts';
import { actionsOf } from './totals.ts';

/** A part of a programme that one may look at alone. */
export interface Scope {
	/** Of an axis or of an action. */
	readonly id: string;
	/** Null for an orphan. */
	readonly number: string | null;
	readonly title: string;
}

/** Each axis, then each action. */
export function scopesOf(plan: Plan): {
	readonly axes: readonly Scope[];
	readonly actions: readonly Scope[];
} {
	const of = ({ id, title }: { id: string; title: string }): Scope => ({
		id,
		title,
		number: plan.numbers.get(id) ?? null,
	});
	return { axes: plan.axes.map(({ axis }) => of(axis)), actions: actionsOf(plan).map(of) };
}

/** The actions of a scope; all of them when it is null, or is no more. */
export function actionsIn(plan: Plan, scope: string | null): readonly Action[] {
	const all = actionsOf(plan);
	if (scope === null) return all;
	const part = plan.axes.find(({ axis }) => axis.id === scope);
	if (part)
		return [...part.objectives.flatMap(({ actions }) => actions), ...part.actions].map(
			({ action }) => action,
		);
	const one = all.filter(({ id }) => id === scope);
	return one.length > 0 ? one : all;
}
