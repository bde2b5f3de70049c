import type { Insertable } from 'kysely';
import type { Transaction } from './connection.ts';
import type { Schema } from './schema.ts';

/** Parameters one statement may bind, below the limits of both databases (32 766 and 65 535). */
const parameters = 8_000;

/**
 * Inserts any number of rows in statements of a size both databases take.
 * Rows whose key exists already are left as they are, which makes a second load change nothing.
 * Every row must name the same columns as the first.
 */
export async function insertNew<T extends keyof Schema>(
	trx: Transaction,
	table: T,
	rows: readonly Insertable<Schema[T]>[],
): Promise<void> {
	const first = rows[0];
	if (!first) return;
	const size = Math.floor(parameters / Object.keys(first).length);
	for (let start = 0; start < rows.length; start += size)
		await trx
			.insertInto(table)
			.values(rows.slice(start, start + size) as never)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}
