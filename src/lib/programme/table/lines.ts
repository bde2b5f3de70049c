import type { Plan } from '#domain/programme/plan.ts';
import type { Action } from '#domain/programme/programme.ts';
import type { Sums } from '#domain/programme/totals.ts';
import { isExact } from '#domain/programme/money.ts';

export type LineKind = 'axis' | 'objective' | 'action' | 'orphans' | 'orphan-objective' | 'orphan-funder';

/** One row of the table, as it is shown. */
export interface Line {
	/** Id of what it shows; `orphans` for the head of the band. */
	readonly id: string;
	readonly kind: LineKind;
	/** « 1.1.2 »; empty for orphans. */
	readonly number: string;
	readonly title: string;
	readonly action: Action | null;
	/** Actions under it, folded or not. */
	readonly count: number;
	readonly folded: boolean;
	/** Why it is an orphan, in words; null for what has its place. */
	readonly lost: string | null;
	/** In pixels. */
	readonly height: number;
}

export interface Shown {
	readonly plan: Plan;
	readonly folded: ReadonlySet<string>;
	/** Whether an action is looked at. */
	readonly passes: (action: Action) => boolean;
	/** Null for the order of the plan. */
	readonly compare: ((a: Action, b: Action) => number) | null;
	/** Without axes and objectives. */
	readonly flat: boolean;
	/** Whether somebody asks for some actions only: then groups that hold none are not shown. */
	readonly narrowed: boolean;
	/** Sums of an axis or an objective. */
	readonly sums: (id: string) => Sums | undefined;
	/** Whether an amount that is shown in an action is contested. */
	readonly contested: (action: Action) => boolean;
}

export const heights = {
	axis: 44,
	objective: 34,
	action: 36,
	contested: 58,
	orphans: 36,
	orphan: 52,
} as const;

/** The lines of a programme in the order one reads them, folded ones left out. */
export function linesOf(shown: Shown): Line[] {
	const { plan, flat } = shown;
	const body = flat ? flatLines(shown) : plan.axes.flatMap((part) => axisLines(part, shown));
	return [...body, ...orphanLines(shown)];
}

function axisLines({ axis, number, objectives, actions }: Plan['axes'][number], shown: Shown): Line[] {
	const parts = objectives.map((part) => ({ part, lines: actionLines(part.actions, shown) }));
	const own = actionLines(actions, shown);
	const count = parts.reduce((sum, { lines }) => sum + lines.length, own.length);
	if (shown.narrowed && count === 0) return [];
	const folded = shown.folded.has(axis.id);
	const head = groupLine('axis', axis, number, count, folded, shown);
	if (folded) return [head];
	const inner = parts.flatMap(({ part, lines }) => {
		if (shown.narrowed && lines.length === 0) return [];
		const isFolded = shown.folded.has(part.objective.id);
		const line = groupLine('objective', part.objective, part.number, lines.length, isFolded, shown);
		return isFolded ? [line] : [line, ...lines];
	});
	return [head, ...inner, ...own];
}

function groupLine(
	kind: 'axis' | 'objective',
	{ id, title }: { id: string; title: string },
	number: string,
	count: number,
	folded: boolean,
	{ sums }: Shown,
): Line {
	const total = sums(id)?.total;
	const height = kind === 'objective' && total && !isExact(total) ? 42 : heights[kind];
	return { id, kind, number, title, action: null, count, folded, lost: null, height };
}

function actionLines(numbered: Plan['axes'][number]['actions'], shown: Shown): Line[] {
	const kept = numbered.filter(({ action }) => shown.passes(action));
	const { compare } = shown;
	if (compare) kept.sort((a, b) => compare(a.action, b.action));
	return kept.map(({ action, number }) => actionLine(action, number, null, shown));
}

function actionLine(action: Action, number: string, lost: string | null, { contested }: Shown): Line {
	const plain = lost === null ? heights.action : heights.orphan;
	const height = contested(action) ? heights.contested : plain;
	return {
		id: action.id,
		kind: 'action',
		number,
		title: action.title,
		action,
		count: 0,
		folded: false,
		lost,
		height,
	};
}

function flatLines(shown: Shown): Line[] {
	return actionLines(
		shown.plan.axes.flatMap(({ objectives, actions }) => [
			...objectives.flatMap((part) => part.actions),
			...actions,
		]),
		shown,
	);
}

const quoted = (title: string) => `«\u00A0${title || 'Sans titre'}\u00A0»`;

function orphanLines(shown: Shown): Line[] {
	const { orphans } = shown.plan;
	const actions = orphans.actions
		.filter(({ row }) => shown.passes(row))
		.map(({ row, lost }) => {
			const kind = lost && 'axis' in lost ? 'objectif' : 'axe';
			return actionLine(row, '', lost ? `${kind} ${quoted(lost.title)} supprimé` : 'sans axe', shown);
		});
	const line = (kind: LineKind, id: string, title: string, lost: string): Line => ({
		id,
		kind,
		number: '',
		title,
		action: null,
		count: 0,
		folded: false,
		lost,
		height: heights.orphan,
	});
	const others = shown.narrowed
		? []
		: [
				...orphans.objectives.map(({ row, lost }) =>
					line(
						'orphan-objective',
						row.id,
						row.title,
						lost ? `axe ${quoted(lost.title)} supprimé` : 'objectif sans axe',
					),
				),
				...orphans.funders.map(({ id, title }) =>
					line(
						'orphan-funder',
						id,
						title || 'Financeur inconnu',
						'financeur supprimé, ses montants restent comptés',
					),
				),
			];
	if (actions.length + others.length === 0) return [];
	const folded = shown.folded.has('orphans');
	const head: Line = {
		...line(
			'orphans',
			'orphans',
			'Orphelins, sans axe ou sans financeur : rien n’est perdu, il reste à les rattacher',
			'',
		),
		count: actions.length,
		folded,
		height: heights.orphans,
	};
	return folded ? [head] : [head, ...actions, ...others];
}
