import { firstDay } from './moment.ts';
import type { Milestone, Programme } from './programme.ts';

/** The milestones of each action, in the order of time; those without a date last. */
export function milestonesByAction(programme: Programme): ReadonlyMap<string | null, readonly Milestone[]> {
	const groups = new Map<string | null, Milestone[]>();
	for (const milestone of programme.milestones) {
		if (milestone.removed) continue;
		const group = groups.get(milestone.action);
		if (group) group.push(milestone);
		else groups.set(milestone.action, [milestone]);
	}
	const rank = ({ at }: Milestone) => (at === null ? '~' : firstDay(at));
	for (const group of groups.values())
		group.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
	return groups;
}
