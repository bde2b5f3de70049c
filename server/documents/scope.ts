import type { Member, Person } from '#domain/access/person.ts';
import { expressionBuilder, type Expression, type SqlBool } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { inside, readable as readableGroup } from '../groups/scope.ts';

const where = expressionBuilder<Schema, 'documents' | 'groups'>();

/**
 * `document.read` of `domain/document/policy.ts`, as a condition on rows: lists never hold what may not be read. For
 * queries that join `documents` to their `groups`.
 */
export function readable(person: Person): Expression<SqlBool> {
	if (person.kind === 'anonymous') return where('documents.visibility', '=', 'public');
	return where.or([
		where('documents.visibility', 'in', ['public', 'network']),
		inside(person),
		...granted(person),
	]);
}

/** Documents of the groups this person is inside of, those given to them, and those they began. */
export function mine(person: Member): Expression<SqlBool> {
	return where.or([inside(person), ...granted(person), where('documents.created_by', '=', person.actorId)]);
}

/** The name of a document's group, null for who may not read the group: it may be open to fewer people [R4]. */
export function nameOfGroup(person: Person) {
	return where
		.case()
		.when(readableGroup(person))
		.then(where.ref('groups.name'))
		.else(null)
		.end()
		.as('groupName');
}

function granted(person: Member): Expression<SqlBool>[] {
	const ids = [...person.grants.keys()];
	return ids.length > 0 ? [where('documents.id', 'in', ids)] : [];
}
