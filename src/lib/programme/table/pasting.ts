import { guessMapping } from '#domain/programme/import/mapping.ts';
import { fold } from '#domain/search/fold.ts';
import { changeOf } from './cell-changes.ts';
import { cellWords } from './cell-words.ts';
import type { Table } from './table.svelte.ts';

/** What pasting does to one cell. */
export interface PastedCell {
	/** « 1.1.2, Académie ». */
	readonly place: string;
	readonly before: string;
	readonly after: string;
	/** Why it is refused; null when it is written. */
	readonly problem: string | null;
}

export interface PastePlan {
	readonly cells: readonly PastedCell[];
	/** Rows that have no line to go to. */
	readonly beyond: number;
	/** Writes what can be, as one thing to undo: at once when it is little. @param told how many cells are written. */
	readonly write: (told?: (done: number) => void) => Promise<void>;
}

/**
 * Whether rows are actions to add rather than cells to fill: they have headers, they are pasted on titles, or there are more of them than
 * lines below the caret.
 */
export function isListOfActions(table: Table, rows: readonly (readonly string[])[]): boolean {
	const { caret, lines, plan, work } = table;
	const facts = { funders: plan.funders, firstYear: work.live.programme.settings.firstYear };
	if (guessMapping(rows, facts).headerRows > 0 && rows.length > 1) return true;
	const at = lines.findIndex(({ id }) => id === caret?.line);
	if (!caret || at < 0) return true;
	const below = lines.slice(at).filter(({ action }) => action);
	if (rows.length > below.length) return true;
	if (caret.column !== 'title' || rows.length === 1) return false;
	const known = new Set(below.map(({ title }) => fold(title)));
	return !rows.some(([title = '']) => known.has(fold(title.trim())));
}

/** Rows go to the actions from the caret on, groups between them skipped, columns to its right. */
export function pastePlan(table: Table, rows: readonly (readonly string[])[]): PastePlan {
	const { caret, lines, columns, work } = table;
	const from = lines.findIndex(({ id }) => id === caret?.line);
	const first = columns.findIndex(({ key }) => key === caret?.column);
	const single = rows.length === 1 && lines[from] ? [lines[from]] : [];
	const below = single.length > 0 ? single : lines.slice(Math.max(0, from)).filter(({ action }) => action);
	const cells: PastedCell[] = [];
	const writes: (() => void)[] = [];
	for (const [at, row] of rows.entries()) {
		const line = below[at];
		if (!line) continue;
		for (const [index, typed] of row.entries()) {
			const column = columns[first + index];
			if (!column) continue;
			const before = cellWords(table, line, column);
			const change = changeOf(table, line, column, typed);
			const place = `${line.number || line.title}, ${column.name}`;
			if ('problem' in change) cells.push({ place, before, after: typed, problem: change.problem });
			else if (change.words !== before) {
				cells.push({ place, before, after: change.words, problem: null });
				writes.push(change.write);
			}
		}
	}
	return {
		cells,
		beyond: Math.max(0, rows.length - below.length),
		async write(told) {
			await work.live.inTurns(writes, told);
			const problems = new Set(cells.flatMap(({ problem }) => problem ?? []));
			const done = writes.length === 1 ? 'Une case écrite.' : `${writes.length} cases écrites.`;
			work.announcer.say([writes.length === 0 ? 'Rien n’a changé.' : done, ...problems].join(' '));
			const refused = cells.length - writes.length;
			if (cells.length > 1 && writes.length > 0)
				table.done = {
					words: pastedWords(writes.length, refused),
					undoes: work.live.undoManager.undoStack.at(-1),
				};
		},
	};
}

/** « 8 cases écrites, 2 refusées ». */
function pastedWords(written: number, refused: number): string {
	const words = written === 1 ? '1 case écrite' : `${written} cases écrites`;
	return refused === 0 ? words : `${words}, ${refused} ${refused === 1 ? 'refusée' : 'refusées'}`;
}
