import { actionStateNames, type ActionState } from '#domain/programme/action-state.ts';
import type { Line } from './lines.ts';
import type { Table } from './table.svelte.ts';

/** The kind of row that a line shows. */
export const kindOf = {
	axis: 'axis',
	objective: 'objective',
	action: 'action',
	'orphan-objective': 'objective',
	'orphan-funder': 'funder',
} as const;

/** The lines of a selection. */
export const selectedLines = ({ area, lines }: Table): readonly Line[] =>
	area ? lines.slice(area.top, area.bottom + 1) : [];

const many = (count: number, one: string, several: string) => (count === 1 ? one : `${count} ${several}`);

/** Puts actions under an axis or an objective, one thing to undo. */
export function moveUnder(table: Table, lines: readonly Line[], under: string): void {
	const { live, announcer } = table.work;
	live.atOnce(() => {
		for (const { id, kind } of lines)
			if (kind === 'action') live.set('action', id, { under });
			else if (kind === 'orphan-objective') live.set('objective', id, { axis: under });
	});
	const number = table.work.live.plan.numbers.get(under) ?? '';
	announcer.say(`${many(lines.length, 'Une ligne rattachée', 'lignes rattachées')} à ${number}.`);
}

export function setState(table: Table, lines: readonly Line[], state: ActionState): void {
	const { live, announcer } = table.work;
	live.atOnce(() => {
		for (const { id } of lines) live.set('action', id, { state });
	});
	announcer.say(`${many(lines.length, 'Une action', 'actions')} : ${actionStateNames[state]}.`);
}

/** Sets lines aside, and leaves a notice that gives them back. */
export function setAside(table: Table, lines: readonly Line[]): void {
	const { live, announcer } = table.work;
	live.atOnce(() => {
		for (const { id, kind } of lines) if (kind !== 'orphans') live.remove(kindOf[kind], id);
	});
	const [first] = lines;
	const words =
		lines.length > 1
			? `${lines.length} lignes mises de côté`
			: first?.kind === 'action'
				? 'Action mise de côté'
				: first?.kind === 'axis'
					? 'Axe mis de côté, ses actions restent'
					: 'Objectif mis de côté, ses actions restent';
	announcer.say(`${words}. Ctrl+Z annule.`);
	table.anchor = null;
	table.done = { words, undoes: live.undoManager.undoStack.at(-1) };
}
