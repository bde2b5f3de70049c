import { payersOf } from './cells.ts';
import type { Action, Axis, Funder, Objective, Programme } from './programme.ts';
import { unfound } from './funder.ts';

export interface NumberedAction {
	readonly action: Action;
	/** « 1.1.2 ». */
	readonly number: string;
}

export interface ObjectivePart {
	readonly objective: Objective;
	/** « 1.1 ». */
	readonly number: string;
	readonly actions: readonly NumberedAction[];
}

export interface AxisPart {
	readonly axis: Axis;
	readonly number: string;
	readonly objectives: readonly ObjectivePart[];
	/** Those that stand under the axis itself, after its objectives. */
	readonly actions: readonly NumberedAction[];
}

/** Why an action or an objective has no place: what it stood under is set aside, or nobody has chosen yet. */
export interface Orphan<T> {
	readonly row: T;
	/** What was set aside; null when nothing was ever chosen. */
	readonly lost: Axis | Objective | null;
}

/** What a programme shows, in order and numbered. Every action that is not removed is in it once [domain rule 6]. */
export interface Plan {
	readonly axes: readonly AxisPart[];
	readonly orphans: {
		readonly actions: readonly Orphan<Action>[];
		readonly objectives: readonly Orphan<Objective>[];
		/** Funders that are set aside and still hold money. */
		readonly funders: readonly Funder[];
	};
	/** Those that are not removed. */
	readonly funders: readonly Funder[];
	/** Number by id of action, objective or axis. Orphans have none. */
	readonly numbers: ReadonlyMap<string, string>;
}

export function planOf(programme: Programme): Plan {
	const numbers = new Map<string, string>();
	const living = programme.axes.filter(({ removed }) => !removed);
	const axisIds = new Set(living.map(({ id }) => id));
	const objectives = programme.objectives.filter(({ removed }) => !removed);
	const placed = new Set(
		objectives.filter(({ axis }) => axis !== null && axisIds.has(axis)).map(({ id }) => id),
	);
	const actions = programme.actions.filter(({ removed }) => !removed);
	const under = groupBy(actions, (action) => action.under);
	const numbered = (at: string, from: number, prefix: string): NumberedAction[] =>
		(under.get(at) ?? []).map((action, index) => {
			const number = `${prefix}.${from + index + 1}`;
			numbers.set(action.id, number);
			return { action, number };
		});
	const axes = living.map((axis, index): AxisPart => {
		const number = String(index + 1);
		numbers.set(axis.id, number);
		const parts = objectives
			.filter((objective) => objective.axis === axis.id)
			.map((objective, at): ObjectivePart => {
				const own = `${number}.${at + 1}`;
				numbers.set(objective.id, own);
				return { objective, number: own, actions: numbered(objective.id, 0, own) };
			});
		return { axis, number, objectives: parts, actions: numbered(axis.id, parts.length, number) };
	});
	const lost = new Map([...programme.axes, ...programme.objectives].map((row) => [row.id, row]));
	const reason = (id: string | null) => (id === null ? null : (lost.get(id) ?? null));
	return {
		axes,
		numbers,
		funders: programme.funders.filter(({ removed }) => !removed),
		orphans: {
			actions: actions
				.filter(({ id }) => !numbers.has(id))
				.map((row) => ({ row, lost: reasonOf(row, reason) })),
			objectives: objectives
				.filter(({ id }) => !placed.has(id))
				.map((row) => ({ row, lost: reason(row.axis) })),
			funders: orphanFunders(programme, actions),
		},
	};
}

/** An action under an objective whose axis is set aside has lost the axis. */
function reasonOf(
	{ under }: Action,
	row: (id: string | null) => Axis | Objective | null,
): Axis | Objective | null {
	const host = row(under);
	return host && !host.removed && 'axis' in host ? row(host.axis) : host;
}

/** Also one that is not there at all: another program may have written its id. */
function orphanFunders(programme: Programme, actions: readonly Action[]): Funder[] {
	const known = new Set([unfound, ...programme.funders.flatMap(({ id, removed }) => (removed ? [] : [id]))]);
	const missing = new Set<string>();
	for (const action of actions) for (const id of payersOf(action)) if (!known.has(id)) missing.add(id);
	const removed = new Map(programme.funders.map((funder) => [funder.id, funder]));
	return [...missing].sort().map((id) => removed.get(id) ?? unknownFunder(id));
}

const unknownFunder = (id: string): Funder => ({
	id,
	order: 'z',
	title: '',
	removed: true,
	kind: 'other',
	inKind: false,
	organisation: null,
});

function groupBy(actions: readonly Action[], key: (action: Action) => string | null): Map<string, Action[]> {
	const groups = new Map<string, Action[]>();
	for (const action of actions) {
		const at = key(action);
		if (at === null) continue;
		const group = groups.get(at);
		if (group) group.push(action);
		else groups.set(at, [action]);
	}
	return groups;
}
