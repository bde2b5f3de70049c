import { accountRules } from '../account/policy.ts';
import { callRules } from '../call/policy.ts';
import { citeRules } from '../cite/policy.ts';
import { directoryRules } from '../directory/policy.ts';
import { documentRules } from '../document/policy.ts';
import { groupRules } from '../group/policy.ts';
import { pollRules } from '../poll/policy.ts';
import { resourceRules } from '../resource/policy.ts';
import { searchRules } from '../search/policy.ts';
import { importRules } from '../import/policy.ts';
import { threadRules } from '../thread/policy.ts';
import { surveyRules } from '../survey/policy.ts';
import type { Person } from './person.ts';

const rules = {
	...accountRules,
	...callRules,
	...citeRules,
	...directoryRules,
	...documentRules,
	...groupRules,
	...pollRules,
	...resourceRules,
	...searchRules,
	...surveyRules,
	...importRules,
	...threadRules,
};

export type Action = keyof typeof rules;
/** The facts an action is decided on. */
export type ResourceOf<A extends Action> = Parameters<(typeof rules)[A]>[1];

export const actions = Object.keys(rules) as Action[];

/**
 * The only judge of rights [R1]: pages, actions, endpoints, sockets, exports, search and jobs ask here.
 * Pure and synchronous over facts loaded before; what no rule grants is refused.
 * `docs/permissions.md` is this function as a table, and a test holds the two together.
 */
export function can<A extends Action>(person: Person, action: A, resource: ResourceOf<A>): boolean {
	const rule = rules[action] as ((person: Person, resource: ResourceOf<A>) => boolean) | undefined;
	return rule?.(person, resource) === true;
}

/** What a page may offer: the same judgement, sent with the view, so that no button decides twice. */
export function abilities<A extends Action>(
	person: Person,
	wanted: readonly A[],
	resource: ResourceOf<A>,
): Record<A, boolean> {
	return Object.fromEntries(wanted.map((action) => [action, can(person, action, resource)])) as Record<
		A,
		boolean
	>;
}
