import type { Line } from './lines.ts';
import { kindOf } from './row-acts.ts';
import type { Table } from './table.svelte.ts';

/** Alt and an arrow: past its neighbour of the same kind, into the next group at the edge. */
export function shift(table: Table, line: Line, by: -1 | 1): void {
	const { live, announcer } = table.work;
	if (line.kind !== 'action' && line.kind !== 'axis' && line.kind !== 'objective') return;
	const at = table.lines.indexOf(line);
	if (table.sort)
		return announcer.say('Les lignes sont triées : reprenez l’ordre du programme pour les déplacer.');
	const isEdge = ({ kind }: Line) =>
		kind === line.kind ||
		(line.kind !== 'axis' && (kind === 'axis' || (kind === 'objective' && line.kind === 'action')));
	let to = at + by;
	while (table.lines[to] && !isEdge(table.lines[to]!)) to += by;
	const other = table.lines[to];
	if (!other || (other.kind === 'action' && other.lost !== null))
		return announcer.say('Cette ligne est déjà au bout.');
	if (other.kind === line.kind) swap(table, line, other, by);
	else if (!enter(table, line, to, by)) return announcer.say('Cette ligne est déjà au bout.');
	const number = live.plan.numbers.get(line.id);
	announcer.say(number ? `Devenue ${number}.` : 'Ligne déplacée.');
}

function swap(table: Table, line: Line, other: Line, by: -1 | 1): void {
	const { live } = table.work;
	if (line.kind !== 'action' && line.kind !== 'axis' && line.kind !== 'objective') return;
	const kind = kindOf[line.kind];
	const rows = live.programme[kind === 'axis' ? 'axes' : kind === 'objective' ? 'objectives' : 'actions'];
	const rest = rows.filter(({ id }) => id !== line.id);
	const at = rest.findIndex(({ id }) => id === other.id);
	const before = rest[at - 1]?.id ?? null;
	const under = other.action?.under ?? null;
	if (line.action?.under !== under && other.action) {
		// From the last objective of an axis to the axis itself, or back: no head stands between them.
		live.atOnce(() => {
			live.set('action', line.id, { under });
			live.place('action', line.id, by === 1 ? before : other.id);
		});
	} else live.place(kind, line.id, by === 1 ? other.id : before);
}

/** Over the head of a group: below it, its first; above it, the last of the group before. */
function enter(table: Table, line: Line, to: number, by: -1 | 1): boolean {
	const { live } = table.work;
	const heads = table.lines
		.slice(0, by === 1 ? to + 1 : to)
		.filter(({ kind }) => kind === 'axis' || (kind === 'objective' && line.kind === 'action'));
	const host = heads.at(-1);
	if (!host) return false;
	table.fold(host.id, false);
	if (line.kind === 'objective') {
		live.atOnce(() => {
			live.set('objective', line.id, { axis: host.id });
			live.place('objective', line.id, by === 1 ? null : (live.programme.objectives.at(-1)?.id ?? null));
		});
		return true;
	}
	live.atOnce(() => {
		live.set('action', line.id, { under: host.id });
		live.place(
			'action',
			line.id,
			by === 1 ? null : (live.programme.actions.filter(({ id }) => id !== line.id).at(-1)?.id ?? null),
		);
	});
	return true;
}
