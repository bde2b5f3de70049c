import type { Person } from '#domain/access/person.ts';
import { expressionBuilder, type Expression, type SqlBool } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { readable as readableDocument } from '../documents/scope.ts';
import { readable as readableGroup } from '../groups/scope.ts';

const where = expressionBuilder<Schema, 'threads' | 'documents' | 'groups'>();

/**
 * `thread.read` of `domain/thread/policy.ts`, as a condition on rows: lists never hold what may not be read. For queries that join `threads` to
 * their `groups`, and to their `documents` when they have one.
 */
export function readable(person: Person): Expression<SqlBool> {
	const ofDocument = where.and([
		where('threads.document_id', 'is not', null),
		where('documents.deleted_at', 'is', null),
		readableDocument(person),
	]);
	const ofGroup = where.and([where('threads.document_id', 'is', null), readableGroup(person)]);
	return where.and([
		where('threads.merged_into', 'is', null),
		where.or([ofGroup, ofDocument]),
		where.or([where('threads.hidden_at', 'is', null), ...animated(person)]),
	]);
}

/** `animates` of `domain/group/policy.ts`. */
function animated(person: Person): Expression<SqlBool>[] {
	if (person.kind === 'anonymous') return [];
	const own = [...person.roles].filter(([, role]) => role === 'animator').map(([id]) => id);
	const ids = [...own, ...person.facilitates];
	const cites = [...person.facilitates];
	return [
		...(ids.length > 0 ? [where('groups.id', 'in', ids)] : []),
		...(cites.length > 0 ? [where('groups.cite_id', 'in', cites)] : []),
	];
}
