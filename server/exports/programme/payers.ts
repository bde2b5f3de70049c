import { unfound } from '#domain/programme/funder.ts';
import { nothing, plus, type Range } from '#domain/programme/money.ts';
import type { Plan } from '#domain/programme/plan.ts';
import type { Action, Funder, Programme } from '#domain/programme/programme.ts';
import { payersOf } from '#domain/programme/cells.ts';
import type { Sums } from '#domain/programme/totals.ts';

/** Who pays, in the order of columns and lines. */
export interface Payer {
	readonly id: string;
	readonly name: string;
	readonly funder: Funder | null;
	/** Whose amounts are counted here: its own id, or those of all that the programme does not know. */
	readonly ids: readonly string[];
}

/**
 * Those of the plan, then those that were set aside and hold money. Ids that are no row of the programme say nothing to anybody, however many there are: they
 * share one column.
 */
export function listPayers({ funders }: Programme, plan: Plan, actions: readonly Action[]): Payer[] {
	const rows = new Set(funders.map(({ id }) => id));
	const lost = plan.orphans.funders.filter(({ id }) => !rows.has(id));
	const of = (funder: Funder, name: string, ids: readonly string[] = [funder.id]): Payer => ({
		...{ id: funder.id, name, funder, ids },
	});
	const [first] = lost;
	const isSought = actions.some((action) => payersOf(action).includes(unfound));
	return [
		...plan.funders.map((funder) => of(funder, funder.title || 'Sans nom')),
		...plan.orphans.funders
			.filter(({ id }) => rows.has(id))
			.map((funder) => of(funder, `${funder.title || 'Financeur inconnu'} (retiré)`)),
		...(first
			? [
					of(
						first,
						lost.length === 1 ? 'Financeur inconnu (retiré)' : 'Financeurs inconnus',
						lost.map(({ id }) => id),
					),
				]
			: []),
		...(isSought ? [{ id: unfound, name: 'À trouver', funder: null, ids: [unfound] }] : []),
	];
}

/** What one gives in one year. */
export const givenIn = ({ cells }: Sums, { ids }: Payer, year: number): Range =>
	sum(ids.map((id) => cells.get(id)?.get(year)));

/** What one gives in all. */
export const givenBy = ({ byFunder }: Sums, { ids }: Payer): Range => sum(ids.map((id) => byFunder.get(id)));

const sum = (ranges: readonly (Range | undefined)[]): Range =>
	ranges.reduce<Range>((all, range) => (range ? plus(all, range) : all), nothing);
