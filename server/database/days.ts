import { sql, type Expression, type SqlBool } from 'kysely';
import type { Day } from './schema.ts';

/**
 * Rows that hold on `day`: begun, and not ended before; for a `where` or the `on` of a join. `table` is how the dated
 * table is called in the query.
 */
export function onDay(table: string, day: Day): Expression<SqlBool> {
	return sql<SqlBool>`(${sql.ref(`${table}.from_day`)} <= ${day} and ${notEnded(table, day)})`;
}

/** Rows whose last day, when they have one, is not before `day`. */
export function notEnded(table: string, day: Day): Expression<SqlBool> {
	const until = sql.ref(`${table}.until_day`);
	return sql<SqlBool>`(${until} is null or ${until} >= ${day})`;
}
