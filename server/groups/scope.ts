import type { Member, Person } from '#domain/access/person.ts';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../database/schema.ts';

type Builder = ExpressionBuilder<Schema, 'groups'>;

/** `group.read` of `domain/group/policy.ts`, as a condition on rows: lists never hold what may not be read. */
export function readable(person: Person) {
	return (where: Builder): Expression<SqlBool> => {
		if (person.kind === 'anonymous') return where('groups.visibility', '=', 'public');
		return where.or([where('groups.visibility', 'in', ['public', 'network']), ...inside(person)(where)]);
	};
}

/** Groups this person belongs to, through a membership, a seat or a facilitation. */
export function mine(person: Member) {
	return (where: Builder): Expression<SqlBool> =>
		where.or([
			...among(where, 'groups.id', [...person.roles.keys(), ...person.facilitates]),
			...among(where, 'groups.cite_id', [...person.seats.keys(), ...person.facilitates]),
		]);
}

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
	column: 'groups.id' | 'groups.cite_id' | 'groups.parent_id',
	ids: readonly string[],
): Expression<SqlBool>[] {
	return ids.length > 0 ? [where(column, 'in', ids)] : [];
}
