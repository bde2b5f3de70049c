import { contestsOf } from '#domain/programme/contests.ts';
import { yearsOf, type Action } from '#domain/programme/programme.ts';
import type { Measure } from '#domain/programme/cells.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import { untrack } from 'svelte';
import type { ProgrammeWork } from '../programme-work.svelte.ts';
import { areaOf, type Area, type Place } from './caret.ts';
import { Carriers } from './carriers.ts';
import { isContested, type Count } from './cell-sums.ts';
import { columnsOf, payersIn, type Column, type Optional } from './columns.ts';
import { countAsked, noFilter, passes, type Filter } from './filter.ts';
import { linesOf, type Line } from './lines.ts';
import { keepPreferences, readPreferences, type Preferences } from './preferences.ts';
import { steady } from './steady-lines.ts';
import { comparing, type Sort } from './sorting.ts';

/** A cell that one writes in, and what was typed over it. */
export interface Editing extends Place {
	/** Null to go on from what it holds. */
	readonly typed: string | null;
}

/** One person's look at a programme as a table: what they count, filter and fold, where they are, what they write in. */
export class Table {
	readonly work: ProgrammeWork;
	readonly carriers: Carriers;
	year: number | null = $state(null);
	measure: Measure = $state('planned');
	filter: Filter = $state.raw(noFilter);
	sort: Sort | null = $state.raw(null);
	folded: ReadonlySet<string> = $state.raw(new Set());
	caret: Place | null = $state.raw(null);
	/** Where a selection began; the caret where there is none. */
	anchor: Place | null = $state.raw(null);
	editing: Editing | null = $state.raw(null);
	/** Grows when the caret's cell is to take the focus. */
	asked = $state(0);
	/** What was typed in a cell and could not be read, by cell: it is kept until it is mended or given up. */
	refused: ReadonlyMap<string, string> = $state.raw(new Map());
	/** What was just done to many lines or cells, in words, and what undoes it. */
	done: { readonly words: string; readonly undoes: unknown } | null = $state.raw(null);
	/** What was typed as an amount and is not kept, in a sentence, until something else is written or it is let go. */
	lost: string | null = $state.raw(null);
	/** Lines of a spreadsheet that were not taken, under their headers, until they are let go. */
	left: { readonly rows: readonly (readonly string[])[]; readonly count: number } | null = $state.raw(null);
	preferences: Preferences = $state.raw({ columns: [], widths: {}, views: {} });

	readonly plan = $derived.by(() => this.work.live.plan);
	readonly years = $derived.by(() => yearsOf(this.work.live.programme.settings));
	readonly count: Count = $derived({
		measure: this.measure,
		year: this.year !== null && this.years.includes(this.year) ? this.year : null,
	});
	readonly totals = $derived.by(() =>
		this.work.live.totals(this.measure, this.count.year === null ? undefined : [this.count.year]),
	);
	readonly contests = $derived(contestsOf(actionsOf(this.plan)));
	/** What columns depend on: they are made anew only when it changes, not with each key in a title. */
	readonly #payers = $derived(
		JSON.stringify(payersIn(this.plan).map(({ id, title, kind, removed }) => [id, title, kind, removed])),
	);
	readonly columns: readonly Column[] = $derived.by(() => {
		void this.#payers;
		const { columns, widths } = this.preferences;
		return columnsOf(
			untrack(() => this.plan),
			new Set(columns),
			widths,
		);
	});
	/** Axis of each action. */
	readonly axes = $derived(
		new Map(
			this.plan.axes.flatMap(({ axis, objectives, actions }) =>
				[...objectives.flatMap((part) => part.actions), ...actions].map(
					({ action }) => [action.id, axis.id] as const,
				),
			),
		),
	);
	#before: ReadonlyMap<string, Line> = new Map();
	readonly lines: readonly Line[] = $derived.by(() => {
		const lines = linesOf({
			plan: this.plan,
			folded: this.folded,
			passes: (action) => this.shows(action),
			compare: this.sort ? comparing(this.sort, this.measure, this.count.year) : null,
			flat: this.sort?.flat ?? false,
			narrowed: countAsked(this.filter) > 0,
			sums: (id) => this.totals.parts.get(id),
			contested: (action) => isContested(action, this.count),
		});
		const kept = steady(this.#before, lines);
		this.#before = new Map(kept.map((line) => [line.id, line]));
		return kept;
	});
	/** Whether the caret is in no line that is shown. */
	readonly isAway = $derived(!this.lines.some(({ id }) => id === this.caret?.line));
	readonly area: Area | null = $derived(
		this.caret ? (areaOf(this, this.anchor ?? this.caret, this.caret) ?? null) : null,
	);

	/** The others by the cell they are in. */
	readonly here = $derived.by(
		() =>
			new Map(this.work.others.flatMap((person) => (person.cell === null ? [] : [[person.cell, person]]))),
	);

	constructor(work: ProgrammeWork) {
		this.work = work;
		this.carriers = new Carriers(work);
		this.preferences = readPreferences(work.facts.documentId);
	}

	/** Whether the filter lets an action through. */
	shows(action: Action): boolean {
		if (countAsked(this.filter) === 0) return true;
		const around = { axis: this.axes.get(action.id) ?? 'orphan', carriers: this.carriers.of(action) };
		return passes(action, around, this.filter);
	}

	line(id: string): Line | undefined {
		return this.lines.find((line) => line.id === id);
	}

	/** Moves the caret; what was selected is so no more, unless it goes on. */
	goTo(place: Place, extend = false): void {
		this.anchor = extend ? (this.anchor ?? this.caret) : null;
		this.caret = place;
		this.asked += 1;
		this.work.moveTo(`${place.line}/${place.column}`);
	}

	/** Opens a cell to write in it. */
	edit(place: Place, typed: string | null = null): void {
		if (!this.work.canWrite) return;
		this.goTo(place);
		this.editing = { ...place, typed };
		this.lost = null;
	}

	/** @param back whether the focus goes back to the cell: not when one has clicked elsewhere. */
	endEditing(back: boolean): void {
		this.editing = null;
		if (back && this.caret) this.goTo(this.caret);
	}

	refuse({ line, column }: Place, typed: string | null): void {
		const next = new Map(this.refused);
		if (typed === null) next.delete(`${line}/${column}`);
		else next.set(`${line}/${column}`, typed);
		this.refused = next;
	}

	fold(id: string, folded = !this.folded.has(id)): void {
		const next = new Set(this.folded);
		if (folded) next.add(id);
		else next.delete(id);
		this.folded = next;
	}

	remember(change: Partial<Preferences>): void {
		this.preferences = { ...this.preferences, ...change };
		keepPreferences(this.work.facts.documentId, this.preferences);
	}

	showColumn(key: Optional, shown: boolean): void {
		const columns = this.preferences.columns.filter((one) => one !== key);
		this.remember({ columns: shown ? [...columns, key] : columns });
	}

	/** Goes to the next amount that has to be chosen, wherever it is. */
	goToContest(): void {
		const [first] = this.contests;
		if (!first) return;
		const at = this.contests.findIndex(({ action }) => action.id === this.caret?.line);
		const next = this.contests[(at + 1) % this.contests.length] ?? first;
		this.filter = noFilter;
		this.measure = next.stage === 'requested' ? 'planned' : next.stage;
		if (this.year !== null) this.year = next.year;
		this.folded = new Set();
		this.goTo({ line: next.action.id, column: next.funder });
	}

	destroy(): void {
		this.work.moveTo(null);
	}
}
