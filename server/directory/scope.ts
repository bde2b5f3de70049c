import type { Person } from '#domain/access/person.ts';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';

/**
 * `actor-field.read` of `domain/directory/policy.ts`, as a condition on lines of records, for a `where` or the `on` of a join. `table` is how
 * the table of lines, with `actor_id` and `visibility`, is called in the query. Who objected is for the query to leave out.
 */
export function seenLine(table: string, viewer: Person, day: Day): Expression<SqlBool> {
	const visibility = sql.ref(`${table}.visibility`);
	if (viewer.kind === 'anonymous') return sql<SqlBool>`(${visibility} = 'public')`;
	const actor = sql.ref(`${table}.actor_id`);
	return sql<SqlBool>`(${visibility} in ('public', 'network') or ${actor} = ${viewer.actorId}
		or (${visibility} = 'groups' and ${sharesGroup(actor, [...viewer.roles.keys()], day)}))`;
}

const sharesGroup = (actor: RawBuilder<unknown>, groups: readonly string[], day: Day) =>
	groups.length === 0
		? sql`1 = 0`
		: sql`exists (select 1 from memberships as own where own.actor_id = ${actor}
			and own.group_id in (${sql.join(groups)}) and ${onDay('own', day)})`;
