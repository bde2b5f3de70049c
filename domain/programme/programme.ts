import type { ContentNode } from '../document/node.ts';
import { actionStates, type ActionState } from './action-state.ts';
import { isYear, readAmountAt, type Amount } from './amount.ts';
import { funderKinds, type FunderKind } from './funder.ts';
import type { Decimal } from './decimal.ts';
import type { Moment } from './moment.ts';
import { isItem, itemOfKey, rowShapes, rowTextLength, settingCheck, type RowKind } from './rows.ts';

interface Row {
	readonly id: string;
	readonly order: string;
	readonly title: string;
	/** Set aside: not shown, and not gone. What it held is an orphan [domain rule 6]. */
	readonly removed: boolean;
}

export type Axis = Row;

export interface Objective extends Row {
	readonly axis: string | null;
}

/** One of the directory, by its key, with its name of when it was chosen (null for older ones); otherwise what was typed. See `referenceOfKey`. */
export interface Item {
	readonly key: string;
	readonly name: string | null;
}

export const actionLists = ['carrier', 'partner', 'territory', 'school', 'theme', 'scheme', 'link'] as const;
export type ActionList = (typeof actionLists)[number];

export interface Action extends Row {
	/** Id of the objective or of the axis it stands under; null when nobody has chosen yet. */
	readonly under: string | null;
	readonly state: ActionState;
	/** Percent. */
	readonly progress: number | null;
	readonly start: Moment | null;
	readonly end: Moment | null;
	/** Whom it is for, in words. */
	readonly audience: string;
	readonly ageFrom: number | null;
	readonly ageTo: number | null;
	readonly people: number | null;
	readonly risks: string;
	readonly contact: string;
	readonly lists: Readonly<Record<ActionList, readonly Item[]>>;
	/** Those that stand, by key. */
	readonly amounts: readonly Amount[];
}

export interface Funder extends Row {
	readonly kind: FunderKind;
	/** Lends people, rooms or things, at that value. */
	readonly inKind: boolean;
	readonly organisation: string | null;
}

export interface Milestone extends Row {
	readonly action: string | null;
	readonly at: Moment | null;
	readonly done: boolean;
}

/** A question that is answered by a number. */
export interface Indicator extends Row {
	/** Null for one of the whole programme. */
	readonly action: string | null;
	readonly unit: string;
	readonly collector: string;
	readonly baseline: Decimal | null;
	readonly target: Decimal | null;
}

/** A dated value of an indicator. Its title is its source. */
export interface Reading extends Row {
	readonly indicator: string | null;
	readonly at: Moment | null;
	readonly value: Decimal | null;
	readonly source: string;
}

export interface Rows {
	readonly axis: Axis;
	readonly objective: Objective;
	readonly action: Action;
	readonly funder: Funder;
	readonly milestone: Milestone;
	readonly indicator: Indicator;
	readonly reading: Reading;
}

/** The years and the calendar it is written for. */
export interface Settings {
	readonly firstYear: number;
	/** How many. */
	readonly years: number;
	readonly zone: 'A' | 'B' | 'C' | null;
}

/** A programme as it stands, rows in order, removed ones included. */
export interface Programme {
	readonly settings: Settings;
	readonly axes: readonly Axis[];
	readonly objectives: readonly Objective[];
	readonly actions: readonly Action[];
	readonly funders: readonly Funder[];
	readonly milestones: readonly Milestone[];
	readonly indicators: readonly Indicator[];
	readonly readings: readonly Reading[];
}

/** A row as it is shared, its shared texts as plain text; its blocks are read apart. */
export type SharedRow = Readonly<Record<string, unknown>>;

/** Reads a row as far as it is fit to be read: what is missing or wrong is empty. */
export function readRow<Kind extends RowKind>(kind: Kind, id: string, shared: SharedRow): Rows[Kind] {
	const { texts, values } = rowShapes[kind];
	const row: Record<string, unknown> = { id, order: 'z', removed: false, title: '' };
	for (const key of texts) row[key] = textAt(shared, key);
	for (const key of Object.keys(values)) {
		const value = shared[key];
		row[key] = values[key]?.(value) === true ? value : (defaults[key] ?? null);
	}
	if (kind === 'action') Object.assign(row, gathered(shared));
	return row as unknown as Rows[Kind];
}

const defaults: Readonly<Record<string, unknown>> = {
	order: 'z',
	removed: false,
	done: false,
	inKind: false,
	state: actionStates[0],
	kind: funderKinds.at(-1),
};

function textAt(shared: SharedRow, key: string): string {
	const value = shared[key];
	// Many people's words, or a program's, may be longer than a page lets anyone type.
	return typeof value === 'string' ? value.slice(0, rowTextLength).replace(/[\uD800-\uDBFF]$/, '') : '';
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }) => compare(a.key, b.key);

/** What an action has one key each for. */
function gathered(shared: SharedRow): Pick<Action, 'lists' | 'amounts'> {
	const lists = Object.fromEntries(actionLists.map((list): [string, Item[]] => [list, []]));
	const amounts: Amount[] = [];
	for (const at of Object.keys(shared)) {
		if (!at.includes('/')) continue;
		const value = shared[at];
		const amount = readAmountAt(at, value);
		if (amount) amounts.push(amount);
		else if (isItem(value)) {
			const item = itemOfKey('action', at);
			if (item) lists[item.list]?.push({ key: item.key, name: value === true ? null : String(value) });
		}
	}
	for (const list of Object.values(lists)) list.sort(byKey);
	amounts.sort(byKey);
	return { lists: lists as Record<ActionList, Item[]>, amounts };
}

/** Every programme is born with its own. */
const unset: Settings = { firstYear: 2024, years: 3, zone: null };

export function readSettings(shared: SharedRow): Settings {
	const at = <Key extends keyof Settings>(key: Key) =>
		settingCheck(key)?.(shared[key]) ? (shared[key] as Settings[Key]) : unset[key];
	return { firstYear: at('firstYear'), years: at('years'), zone: at('zone') };
}

export const yearsOf = ({ firstYear, years }: Settings): readonly number[] =>
	Array.from({ length: years }, (_, index) => firstYear + index).filter(isYear);

export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The order that every replica shows rows in. */
export const inOrder = <T extends Row>(rows: Iterable<T>): T[] =>
	[...rows].sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));

/** A description, as it is read with its action. */
export type Descriptions = ReadonlyMap<string, ContentNode>;
