import type { Range } from '#domain/programme/money.ts';
import type { Orphan } from '#domain/programme/plan.ts';
import type { Objective } from '#domain/programme/programme.ts';
import { sumOf } from '#domain/programme/totals.ts';
import { text, type Cell, type Sheet } from '../sheet.ts';
import { givenBy } from './payers.ts';
import type { Subject } from './subject.ts';

/** « Orphelins »: what has lost its place and counts all the same [domain rule 6]; undefined when nothing has. */
export function orphansSheet({ plan, actions, payers }: Subject): Sheet | undefined {
	const sums = sumOf(actions, 'planned');
	const rows = [
		...plan.orphans.actions.map((orphan) => [
			text('Action'),
			text(orphan.row.title),
			text(reasonOf(orphan)),
			...money(sumOf([orphan.row], 'planned').total),
		]),
		...plan.orphans.objectives.map((orphan) => [
			text('Objectif'),
			text(orphan.row.title),
			text(reasonOf(orphan)),
		]),
		...payers
			.filter(({ funder }) => funder?.removed)
			.map((payer) => [
				text('Financeur'),
				text(payer.funder?.title || (payer.ids.length > 1 ? payer.name : 'Financeur inconnu')),
				text('supprimé, ses montants comptent toujours'),
				...money(givenBy(sums, payer)),
			]),
	];
	if (rows.length === 0) return undefined;
	return {
		...{ name: 'Orphelins', kept: 2, foot: [] },
		columns: [
			{ head: 'Nature', width: 14 },
			{ head: 'Intitulé', width: 50 },
			{ head: 'Ce qui manque', width: 50 },
			{ head: 'Prévu, au moins', width: 18 },
			{ head: 'Prévu, au plus', width: 18 },
		],
		rows,
	};
}

/** « axe « Numérique » supprimé ». */
function reasonOf({ lost }: Orphan<unknown>): string {
	if (lost === null) return 'pas encore rattaché';
	const kind = 'axis' in (lost as Partial<Objective>) ? 'objectif' : 'axe';
	return `${kind} «\u00a0${lost.title || 'sans titre'}\u00a0» supprimé`;
}

const money = ({ low, high }: Range): Cell[] => [{ cents: low }, { cents: high }];
