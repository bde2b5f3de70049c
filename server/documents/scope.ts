import type { Member, Person } from '#domain/access/person.ts';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../database/schema.ts';

type Builder = ExpressionBuilder<Schema, 'documents' | 'groups'>;

/** `document.read` of `domain/document/policy.ts`, as a condition on rows: lists never hold what may not be read. */
export function readable(person: Person) {
	return (where: Builder): Expression<SqlBool> => {
		if (person.kind === 'anonymous') return where('documents.visibility', '=', 'public');
		return where.or([
			where('documents.visibility', 'in', ['public', 'network']),
			...inside(person)(where),
			...among(where, 'documents.id', person.grants.keys()),
		]);
	};
}

/** Documents of the groups this person is inside of, and those given to them. */
export function mine(person: Member) {
	return (where: Builder): Expression<SqlBool> =>
		where.or([
			...inside(person)(where),
			...among(where, 'documents.id', person.grants.keys()),
			where('documents.created_by', '=', person.actorId),
		]);
}

/** `isInside` of `domain/group/policy.ts`, as conditions on rows. */
function inside(person: Member) {
	const animated = [...person.roles].filter(([, role]) => role === 'animator').map(([id]) => id);
	return (where: Builder): Expression<SqlBool>[] => [
		...among(where, 'groups.id', [...person.roles.keys(), ...person.facilitates]),
		...among(where, 'groups.cite_id', [...person.seats.keys(), ...person.facilitates]),
		...among(where, 'groups.parent_id', animated),
	];
}

function among(
	where: Builder,
	column: 'documents.id' | 'groups.id' | 'groups.cite_id' | 'groups.parent_id',
	ids: Iterable<string>,
): Expression<SqlBool>[] {
	const list = [...ids];
	return list.length > 0 ? [where(column, 'in', list)] : [];
}
