import type { ActionState } from '../action-state.ts';
import type { AmountPlace } from '../amount.ts';
import type { Cents } from '../money.ts';
import type { Moment } from '../moment.ts';

/** Lists of an action that a spreadsheet fills. */
export const namedLists = ['carrier', 'partner', 'territory'] as const;
export type NamedList = (typeof namedLists)[number];

/** What is said about a cell of a row that is read. */
export interface Remark {
	readonly column: number;
	readonly words: string;
}

/** An amount of a column; its funder may be `new`, which the column's header names. */
export interface ProposedAmount extends AmountPlace {
	readonly column: number;
	readonly cents: Cents;
}

/** An action as a row of a spreadsheet proposes it. */
export interface Proposal {
	/** Of the rows that were given, from 0. */
	readonly row: number;
	readonly title: string;
	/** Names, by list of the action. */
	readonly named: Readonly<Record<NamedList, readonly string[]>>;
	readonly axis: string;
	readonly objective: string;
	readonly state: ActionState | null;
	readonly start: Moment | null;
	readonly end: Moment | null;
	readonly people: number | null;
	readonly audience: string;
	readonly contact: string;
	readonly risks: string;
	readonly amounts: readonly ProposedAmount[];
	/** Why it cannot be written as it is. */
	readonly errors: readonly Remark[];
	/** What one should know, and which prevents nothing. */
	readonly notes: readonly Remark[];
}

export interface Proposals {
	readonly actions: readonly Proposal[];
	/** Rows that are no actions (empty, totals), and why. */
	readonly skipped: readonly { readonly row: number; readonly words: string }[];
}
