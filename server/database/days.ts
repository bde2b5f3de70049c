import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Day, Schema } from './schema.ts';

/** Rows that hold on `day`: begun, and not ended before. `alias` is how the dated table is called in the query. */
export function onDay<T extends string>(alias: T, day: Day) {
	return (where: ExpressionBuilder<Schema, never>): Expression<SqlBool> => {
		const e = where as unknown as ExpressionBuilder<{ d: { from_day: Day; until_day: Day | null } }, 'd'>;
		const from = `${alias}.from_day` as 'from_day';
		const until = `${alias}.until_day` as 'until_day';
		return e.and([e(from, '<=', day), e.or([e(until, 'is', null), e(until, '>=', day)])]);
	};
}
