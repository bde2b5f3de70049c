import { amountsAt } from '#domain/programme/cells.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import { funderName } from './amount-acts.ts';
import type { Table } from './table.svelte.ts';

/**
 * Gives the amounts of a funder that was set aside to another. What the other wrote in the same place stays: what cannot be given without
 * adding or losing money is left, and said.
 */
export function moveMoney(table: Table, from: string, to: string): void {
	const { live, announcer } = table.work;
	let [moved, left] = [0, 0];
	live.atOnce(() => {
		for (const action of actionsOf(table.plan)) {
			const places = new Set(
				action.amounts.filter(({ funder }) => funder === from).map(({ year, stage }) => `${year}/${stage}`),
			);
			for (const key of places) {
				const amount = action.amounts.find(
					({ funder, year, stage }) => funder === from && `${year}/${stage}` === key,
				);
				if (!amount) continue;
				const { year, stage, cents } = amount;
				const isTaken = amountsAt(action, { funder: to, year, stage }).length > 0;
				const isContested = amountsAt(action, { funder: from, year, stage }).length > 1;
				if (isTaken || isContested) {
					left += 1;
					continue;
				}
				live.writeAmount(action.id, { funder: from, year, stage }, null);
				live.writeAmount(action.id, { funder: to, year, stage }, cents);
				moved += 1;
			}
		}
	});
	const given = moved === 1 ? 'Un montant donné' : `${moved} montants donnés`;
	const rest = left === 1 ? 'Un reste où il est' : `${left} restent où ils sont`;
	announcer.say(
		`${given} à ${funderName(table, to)}.${left === 0 ? '' : ` ${rest} : la case est déjà remplie, ou à trancher.`} Ctrl+Z annule.`,
	);
}

export function restoreFunder(table: Table, id: string): void {
	table.work.live.restore('funder', id);
	table.work.announcer.say(`${funderName(table, id)} est de nouveau parmi les financeurs.`);
}
