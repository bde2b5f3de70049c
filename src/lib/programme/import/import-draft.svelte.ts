import { arrange } from '#domain/programme/import/arrangement.ts';
import { withoutChildren } from '#domain/programme/import/children.ts';
import { guessMapping, mappingWith, type Mapping } from '#domain/programme/import/mapping.ts';
import { propose } from '#domain/programme/import/proposals.ts';
import type { Target } from '#domain/programme/import/targets.ts';
import { yearsOf } from '#domain/programme/programme.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import type { ProgrammeWork } from '../programme-work.svelte.ts';
import { recallMapping, rememberMapping } from './mapping-memory.ts';
import { writeProposals } from './write-proposals.ts';

/** What came of rows. */
export interface Imported {
	/** Ids of the actions. */
	readonly added: readonly string[];
	/** Rows that were not taken, under their headers. */
	readonly left: readonly (readonly string[])[];
	/** How many were not. */
	readonly refused: number;
}

/** Rows of a spreadsheet on their way into a programme: nothing is written before {@link write}. */
export class ImportDraft {
	readonly #work: ProgrammeWork;
	rows: readonly (readonly string[])[] = $state.raw([]);
	mapping: Mapping = $state.raw({ headerRows: 0, headers: [], targets: [], fillDown: false });
	/** Id of the axis or objective of the rows that name none; null when they are to be placed later. */
	unsaid = $state<string | null>(null);
	/** Headers of the columns that are not taken [P5]. */
	readonly childColumns: readonly string[];
	readonly read = $derived.by(() =>
		propose(
			this.rows,
			this.mapping,
			actionsOf(this.#work.live.plan).map(({ title }) => title),
			yearsOf(this.#work.live.programme.settings),
		),
	);
	/** Those that can be written. */
	readonly ready = $derived(this.read.actions.filter(({ errors }) => errors.length === 0));
	readonly refused = $derived(this.read.actions.filter(({ errors }) => errors.length > 0));
	/** What one should know, and which prevents nothing. */
	readonly remarks = $derived([
		...this.read.skipped.map(({ row, words }) => ({ row, words })),
		...this.read.actions.flatMap(({ row, title, notes }) =>
			notes.map(({ words }) => ({ row, words: `« ${title} » : ${words}` })),
		),
	]);
	readonly arrangement = $derived.by(() => arrange(this.ready, this.#work.live.plan, this.unsaid));
	/** Whether some rows name neither an axis nor an objective. */
	readonly isSilent = $derived(this.ready.some(({ axis, objective }) => axis === '' && objective === ''));

	constructor(rows: readonly (readonly string[])[], work: ProgrammeWork) {
		this.#work = work;
		const taken = withoutChildren(rows);
		this.rows = taken.rows;
		this.childColumns = taken.refused;
		const { funders } = work.live.plan;
		const guess = guessMapping(this.rows, this.#facts);
		this.mapping = recallMapping(work.facts.documentId, guess, new Set(funders.map(({ id }) => id)));
	}

	get #facts() {
		const { plan, programme } = this.#work.live;
		return { funders: plan.funders, firstYear: programme.settings.firstYear };
	}

	setHeaderRows(count: number): void {
		this.mapping = mappingWith(this.rows, count, this.mapping.headers.length, this.#facts);
	}

	setTarget(column: number, target: Target): void {
		const targets = this.mapping.targets.map((one, at) =>
			// What one column fills, another does not.
			at === column ? target : one === target && !target.startsWith('amount/new/') ? '' : one,
		);
		this.mapping = { ...this.mapping, targets };
	}

	setFillDown(fillDown: boolean): void {
		this.mapping = { ...this.mapping, fillDown };
	}

	/** Somebody mends a cell that could not be read. */
	correct(row: number, column: number, typed: string): void {
		this.rows = this.rows.map((cells, at) => {
			if (at !== row) return cells;
			const next = [...cells];
			while (next.length <= column) next.push('');
			next[column] = typed;
			return next;
		});
	}

	/** How a column is called: its header, else its place, as spreadsheets name it. */
	nameOf(column: number): string {
		return this.mapping.headers[column] || `Colonne ${letters(column)}`;
	}

	/** Of an axis or objective that there is. */
	titleOf(id: string): string {
		const { axes } = this.#work.live.plan;
		const rows = axes.flatMap(({ axis, objectives }) => [
			axis,
			...objectives.map(({ objective }) => objective),
		]);
		return rows.find((row) => row.id === id)?.title || 'Sans titre';
	}

	/** What is not written: the lines that are refused, under their headers. None when all are taken. */
	get left(): readonly (readonly string[])[] {
		const at = new Set(this.refused.map(({ row }) => row));
		return at.size === 0 ? [] : this.rows.filter((_, row) => row < this.mapping.headerRows || at.has(row));
	}

	/**
	 * @param told how many actions are written.
	 * @returns ids of the actions that were written, and the lines that were not, see {@link left}.
	 */
	async write(told: (done: number) => void): Promise<Imported> {
		const { left, refused } = this;
		rememberMapping(this.#work.facts.documentId, this.mapping);
		const { live, items } = this.#work;
		const added = await writeProposals(live, items, this.ready, this.mapping.headers, this.unsaid, told);
		return { added, left, refused: refused.length };
	}
}

/** A, B… Z, AA. */
function letters(column: number): string {
	const last = String.fromCharCode(65 + (column % 26));
	return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
