import type { Amount, AmountPlace } from './amount.ts';
import { cellsOf, rangeOf } from './cells.ts';
import { stages } from './funder.ts';
import { isExact } from './money.ts';
import type { Action } from './programme.ts';

/** Amounts that stand in one place at once, their authors not having seen each other's. */
export interface Contest extends AmountPlace {
	readonly action: Action;
	readonly amounts: readonly Amount[];
}

/** What has to be chosen before the programme can be frozen [domain rule 5]. */
export const contestsOf = (actions: Iterable<Action>): Contest[] =>
	[...actions].flatMap((action) => (isContested(action) ? contestsIn(action) : []));

const isContested = (action: Action): boolean =>
	stages.some((stage) => cellsOf(action, stage).some(({ range }) => !isExact(range)));

function contestsIn(action: Action): Contest[] {
	const places = Map.groupBy(action.amounts, ({ funder, year, stage }) => `${funder}/${year}/${stage}`);
	return [...places.values()].flatMap((amounts) => {
		const [first] = amounts;
		if (!first || isExact(rangeOf(amounts))) return [];
		const { funder, year, stage } = first;
		return { funder, year, stage, action, amounts };
	});
}
