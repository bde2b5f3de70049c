import { counted, plural } from '#domain/french/words.ts';
import { plus, type Range } from '#domain/programme/money.ts';
import { unfound } from '#domain/programme/funder.ts';
import { lostWords } from '#domain/programme/ancestry.ts';
import { itemNames } from '#domain/programme/item-names.ts';
import type { Plan } from '#domain/programme/plan.ts';
import type { Action } from '#domain/programme/programme.ts';
import { sumOf, totalsOf, type Sums } from '#domain/programme/totals.ts';
import type { Names } from '#domain/document/references.ts';
import { most } from '../bounds.ts';
import type { Payer } from '../funder-mark.ts';

/** A column of money: a funder, those that were set aside, or what is to be found. */
export interface PlanColumn {
	readonly key: string;
	readonly mark: Payer;
	readonly name: string;
	readonly of: (sums: Sums) => Range | undefined;
}

export function columnsOf(plan: Plan, all: Sums): PlanColumn[] {
	const paying = (id: string) => all.byFunder.has(id);
	const one = (id: string) => (sums: Sums) => sums.byFunder.get(id);
	const aside = plan.orphans.funders.filter(({ id }) => paying(id));
	const others = new Set(aside.slice(most.aside).map(({ id }) => id));
	const ofOthers = ({ byFunder }: Sums) => {
		const ranges = [...byFunder].flatMap(([id, range]) => (others.has(id) ? range : []));
		return ranges.length > 0 ? ranges.reduce(plus) : undefined;
	};
	return [
		...plan.funders
			.filter(({ id }) => paying(id))
			.map(({ id, kind, title }) => ({ key: id, mark: kind, name: title || 'Sans nom', of: one(id) })),
		...aside.slice(0, most.aside).map(({ id, title }) => ({
			key: id,
			mark: 'orphan' as const,
			name: title ? `${title}, supprimé` : 'Supprimé',
			of: one(id),
		})),
		...(others.size > 0
			? [
					{
						key: 'others',
						mark: 'orphan' as const,
						name: `${counted(others.size, 'autre')}, ${plural(others.size, 'supprimé')}`,
						of: ofOthers,
					},
				]
			: []),
		...(paying(unfound)
			? [{ key: unfound, mark: 'unfound' as const, name: 'À trouver', of: one(unfound) }]
			: []),
	];
}

export interface PlanRow {
	readonly key: string;
	readonly kind: 'axis' | 'objective' | 'action' | 'orphans';
	readonly number: string;
	readonly title: string;
	/** Who carries an action; why it is an orphan. */
	readonly more: string;
	readonly sums: Sums;
}

/** Axes, objectives and actions as they are read, orphans last [domain rule 6]. */
export function planRows(plan: Plan, names: Names): { readonly rows: PlanRow[]; readonly all: Sums } {
	const totals = totalsOf(plan, 'planned');
	const part = (kind: 'axis' | 'objective', { id, title }: { id: string; title: string }): PlanRow => ({
		key: id,
		kind,
		number: plan.numbers.get(id) ?? '',
		title,
		more: '',
		sums: totals.parts.get(id) ?? sumOf([], 'planned'),
	});
	const line = (action: Action, why = ''): PlanRow => ({
		key: action.id,
		kind: 'action',
		number: plan.numbers.get(action.id) ?? '',
		title: action.title || 'Sans titre',
		more: [...itemNames(action, 'carrier', names), ...(why ? [why] : [])].join(', '),
		sums: sumOf([action], 'planned'),
	});
	const rows = plan.axes.flatMap(({ axis, objectives, actions }) => [
		part('axis', axis),
		...objectives.flatMap((one) => [
			part('objective', one.objective),
			...one.actions.map(({ action }) => line(action)),
		]),
		...actions.map(({ action }) => line(action)),
	]);
	const lost = plan.orphans.actions.map(({ row, lost: why }) => line(row, lostWords(why)));
	const band: PlanRow = {
		key: 'orphans',
		kind: 'orphans',
		number: '',
		title: 'Orphelins',
		more: 'Rien n’est perdu, il reste à les rattacher.',
		sums: totals.orphans,
	};
	return { rows: lost.length > 0 ? [...rows, band, ...lost] : rows, all: totals.all };
}
