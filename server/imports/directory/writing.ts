import type { Member } from '#domain/access/person.ts';
import type { Outcome } from '#domain/import/outcome.ts';
import type { Context } from '../../context.ts';
import type { Transaction } from '../../database/connection.ts';
import type { Day } from '../../database/schema.ts';

/** What rows are written with. */
export interface Writing {
	readonly trx: Transaction;
	readonly clock: Pick<Context, 'now'>;
	readonly day: Day;
	readonly by: Member;
	/** Where the network is, for links of letters. */
	readonly origin: string;
	/** Accounts whose rights change: told once the rows are committed. */
	readonly accounts: Set<string>;
}

/** A row to write, of which something is to be done. */
export interface RowToWrite<Values> {
	readonly line: number;
	readonly act: 'create' | 'complete';
	readonly values: Values;
	/** The record that it completes. */
	readonly matchId: string | null;
}

/** A row that was written, to take back. */
export interface WrittenRow {
	readonly line: number;
	readonly outcome: Outcome;
}

/** How rows of one kind are written, and taken back: some at a time, in a transaction with what follows from them. Answers by line. */
export interface RowWriter<Values> {
	write(writing: Writing, rows: readonly RowToWrite<Values>[]): Promise<Map<number, Outcome>>;
	takeBack(writing: Writing, rows: readonly WrittenRow[]): Promise<Map<number, Outcome>>;
}
