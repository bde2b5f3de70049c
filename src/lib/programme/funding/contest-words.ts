import { stageNames, unfound } from '#domain/programme/funder.ts';
import type { Contest } from '#domain/programme/contests.ts';
import type { Plan } from '#domain/programme/plan.ts';

/** « Action 1.1.2, Académie, 2028 », and the stage where it is not what is requested. */
export function contestPlace({ action, funder, year, stage }: Contest, plan: Plan): string {
	const number = plan.numbers.get(action.id);
	const name = number ? `Action ${number}` : `«\u00A0${action.title || 'Sans titre'}\u00A0»`;
	const payer = [...plan.funders, ...plan.orphans.funders].find(({ id }) => id === funder);
	const who = funder === unfound ? 'à trouver' : payer?.title || 'financeur sans nom';
	const more = stage === 'requested' ? '' : ` (${stageNames[stage].toLowerCase()})`;
	return `${name}, ${who}, ${year}${more}`;
}
