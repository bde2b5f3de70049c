import { evenKeys } from '#domain/document/order.ts';
import { amountKey, keyStart, newNonce, type AmountPlace } from '#domain/programme/amount.ts';
import type { Cents } from '#domain/programme/money.ts';
import { planOf, type Plan } from '#domain/programme/plan.ts';
import type { Action, ActionList, Item, Programme, Rows } from '#domain/programme/programme.ts';
import { freeNameLength, type RowKind } from '#domain/programme/rows.ts';
import type { Measure } from '#domain/programme/cells.ts';
import { totalsOf, type Totals } from '#domain/programme/totals.ts';
import { birthOrigin } from '#lib/collaboration/births.ts';
import { changeBetween } from '#lib/editor/text-changes.ts';
import { createSubscriber } from 'svelte/reactivity';
import * as Y from 'yjs';
import { cut, newRow, type NewValues } from './new-row.ts';
import { programmeOrigin } from './origin.ts';
import { keyBehind } from './row-order.ts';
import { RowUndo } from './row-undo.ts';
import { SharedRows } from './rows.ts';

/** How long changes are made before the page has its turn, in milliseconds; telling of them takes about as much again. */
const turn = 8;

/**
 * A programme that several people edit at once: what it says just now, and everything one may do to it. Reading `programme`, `plan` or
 * totals in a component subscribes to it. Every change is one thing to undo; several inside {@link atOnce} are one.
 */
export class LiveProgramme {
	readonly rows: SharedRows;
	readonly undoManager: RowUndo;
	/** Actor who writes here. */
	readonly #self: string;
	readonly #watch: () => void;
	readonly #watchUndo: () => void;
	#planned: { readonly of: Programme; readonly plan: Plan } | undefined;
	/** By what is counted: the last ones. */
	readonly #totals = new Map<string, { readonly of: Plan; readonly totals: Totals }>();

	/** @param origins see {@link RowUndo}. */
	constructor(doc: Y.Doc, self: string, origins: readonly unknown[] = []) {
		this.rows = new SharedRows(doc);
		this.#self = self;
		this.undoManager = new RowUndo(this.rows, origins);
		this.#watch = createSubscriber((update) => this.rows.observe(update));
		this.#watchUndo = createSubscriber((update) => {
			const events = ['stack-item-added', 'stack-item-popped', 'stack-item-updated'] as const;
			for (const event of events) this.undoManager.on(event, update);
			return () => {
				for (const event of events) this.undoManager.off(event, update);
			};
		});
	}

	get programme(): Programme {
		this.#watch();
		return this.rows.programme;
	}

	get plan(): Plan {
		const { programme } = this;
		if (this.#planned?.of !== programme) this.#planned = { of: programme, plan: planOf(programme) };
		return this.#planned.plan;
	}

	/** Actions that are set aside, an undone import aside, with money that was written in them since they were made: it is counted nowhere. */
	get moneyAside(): readonly Action[] {
		return this.programme.actions.filter(
			({ id, removed, amounts }) =>
				removed && amounts.some(({ key }) => this.rows.isLater('action', id, key)),
		);
	}

	/** @param years counted; all of them when undefined. */
	totals(measure: Measure, years?: readonly number[]): Totals {
		const { plan } = this;
		const key = `${measure} ${years?.join() ?? ''}`;
		const before = this.#totals.get(key);
		if (before?.of === plan) return before.totals;
		const totals = totalsOf(plan, measure, years && new Set(years), before?.totals);
		this.#totals.set(key, { of: plan, totals });
		return totals;
	}

	get canUndo(): boolean {
		this.#watchUndo();
		return this.undoManager.undoStack.length > 0;
	}

	get canRedo(): boolean {
		this.#watchUndo();
		return this.undoManager.redoStack.length > 0;
	}

	readonly undo = (): void => void this.undoManager.undo();
	readonly redo = (): void => void this.undoManager.redo();

	/** One thing to undo, and one update to send. */
	atOnce<T>(change: () => T): T {
		this.undoManager.stopCapturing();
		const made = this.rows.doc.transact(change, programmeOrigin);
		this.undoManager.stopCapturing();
		return made;
	}

	/**
	 * A new row behind another, or at the end. It is made set aside, out of undo's reach, then shown: undone, it is set aside again, with
	 * what others may be writing in it [domain rule 6]. Not to be called within another change.
	 * @returns its id.
	 */
	add(kind: RowKind, values: NewValues = {}, after?: string): string {
		const key = keyBehind(this.rows, kind, after);
		const id = this.rows.doc.transact(() => this.#bear(kind, values, key), birthOrigin);
		this.restore(kind, id);
		return id;
	}

	/**
	 * New rows at the end, in the order they are given: see {@link inTurns}.
	 * @returns their ids.
	 */
	async addAll(
		kind: RowKind,
		rows: readonly NewValues[],
		told?: (done: number) => void,
	): Promise<readonly string[]> {
		const first = keyBehind(this.rows, kind, undefined);
		const keys = evenKeys(rows.length);
		const ids: string[] = [];
		const births = rows.map((values, at) => () => void ids.push(this.#bear(kind, values, first + keys[at])));
		let shown = 0;
		await this.#takeTurns(births, birthOrigin, (done) => {
			this.rows.doc.transact(() => {
				for (const id of ids.slice(shown, done)) this.rows.map(kind, id)?.set('removed', false);
			}, programmeOrigin);
			shown = done;
			told?.(done);
		});
		return ids;
	}

	/**
	 * Many small changes, as many at once as leave the page alive, here and where they arrive; together one thing to undo. The first are
	 * made before it returns.
	 * @param told how many are made.
	 */
	async inTurns(changes: readonly (() => void)[], told: (done: number) => void = () => {}): Promise<void> {
		await this.#takeTurns(changes, programmeOrigin, told);
	}

	async #takeTurns(
		changes: readonly (() => void)[],
		origin: symbol,
		told: (done: number) => void,
	): Promise<void> {
		await this.undoManager.asOne(async () => {
			for (let done = 0; done < changes.length;) {
				const until = performance.now() + turn;
				this.rows.doc.transact(() => {
					do changes[done++]?.();
					while (done < changes.length && performance.now() < until);
				}, origin);
				told(done);
				if (done < changes.length) await new Promise((again) => setTimeout(again));
			}
		});
	}

	/** Amounts of this person that a new action begins with; the last one of a place stands. */
	amounts(written: readonly (AmountPlace & { readonly cents: Cents })[]): NewValues {
		const keys = new Map(written.map((place) => [keyStart(place), place]));
		return Object.fromEntries(
			[...keys.values()].map((place) => [amountKey(place, this.#self, newNonce()), place.cents]),
		);
	}

	#bear(kind: RowKind, values: NewValues, order: string): string {
		const id = crypto.randomUUID();
		this.rows.root(kind).set(id, newRow(kind, order, values));
		return id;
	}

	/** The shared text that a field binds to. */
	text(kind: RowKind, id: string, key: string): Y.Text | undefined {
		const text: unknown = this.rows.map(kind, id)?.get(key);
		return text instanceof Y.Text ? text : undefined;
	}

	/** The blocks that an editor binds to. */
	content(id: string): Y.XmlFragment | undefined {
		const content: unknown = this.rows.map('action', id)?.get('content');
		return content instanceof Y.XmlFragment ? content : undefined;
	}

	/** The smallest change that makes a text so: what others type in it meanwhile stays. */
	setText(kind: RowKind, id: string, key: string, typed: string): void {
		const text = this.text(kind, id, key);
		const change = text && changeBetween(text.toString(), cut(typed));
		if (!text || !change) return;
		this.atOnce(() => {
			text.delete(change.at, change.removed);
			text.insert(change.at, change.inserted);
		});
	}

	set<Kind extends RowKind>(kind: Kind, id: string, values: Partial<Rows[Kind]>): void {
		this.#write(kind, id, values as NewValues);
	}

	/** Sets aside: what it holds stays, as an orphan [domain rule 6]. */
	remove(kind: RowKind, id: string): void {
		this.#write(kind, id, { removed: true });
	}

	restore(kind: RowKind, id: string): void {
		this.#write(kind, id, { removed: false });
	}

	/** Behind another row of its kind, or first. */
	place(kind: RowKind, id: string, after: string | null): void {
		this.atOnce(() => this.rows.map(kind, id)?.set('order', keyBehind(this.rows, kind, after, id)));
	}

	/**
	 * Writes an amount, in the place of those one sees there; null erases them. What somebody else writes at the same time stays beside it
	 * [domain rule 5].
	 */
	writeAmount(action: string, place: AmountPlace, cents: Cents | null): void {
		const map = this.rows.map('action', action);
		if (!map) return;
		const start = keyStart(place);
		this.atOnce(() => {
			for (const key of map.keys()) if (key.startsWith(start)) map.delete(key);
			if (cents !== null) map.set(amountKey(place, this.#self, newNonce()), cents);
		});
	}

	addItem(action: string, list: ActionList, item: Item): void {
		const value = item.name === null ? true : item.name.trim().slice(0, freeNameLength);
		if (value !== '') this.#write('action', action, { [`${list}/${item.key}`]: value });
	}

	removeItem(action: string, list: ActionList, key: string): void {
		this.atOnce(() => this.rows.map('action', action)?.delete(`${list}/${key}`));
	}

	setSetting(key: 'firstYear' | 'years' | 'zone', value: number | string | null): void {
		this.atOnce(() => this.rows.settings.set(key, value));
	}

	destroy(): void {
		this.undoManager.destroy();
		this.rows.destroy();
	}

	#write(kind: RowKind, id: string, values: NewValues): void {
		const map = this.rows.map(kind, id);
		if (!map) return;
		this.atOnce(() => {
			for (const [key, value] of Object.entries(values)) if (map.get(key) !== value) map.set(key, value);
		});
	}
}
