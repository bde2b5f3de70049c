import type { Member, Person } from '#domain/access/person.ts';
import { expressionBuilder, type Expression, type SqlBool } from 'kysely';
import type { Schema } from '../database/schema.ts';

const where = expressionBuilder<Schema, 'groups'>();

/** `group.read` of `domain/group/policy.ts`, as a condition on rows: lists never hold what may not be read. */
export function readable(person: Person): Expression<SqlBool> {
	if (person.kind === 'anonymous') return where('groups.visibility', '=', 'public');
	return where.or([where('groups.visibility', 'in', ['public', 'network']), inside(person)]);
}

/** Groups this person belongs to, through a membership, a seat or a facilitation. */
export function mine(person: Member): Expression<SqlBool> {
	return where.or([
		...among('groups.id', [...person.roles.keys(), ...person.facilitates]),
		...among('groups.cite_id', [...person.seats.keys(), ...person.facilitates]),
	]);
}

/** `isInside` of `domain/group/policy.ts`: one's own groups, and the sub-groups of those one animates. */
export function inside(person: Member): Expression<SqlBool> {
	const animated = [...person.roles].filter(([, role]) => role === 'animator').map(([id]) => id);
	return where.or([mine(person), ...among('groups.parent_id', animated)]);
}

function among(
	column: 'groups.id' | 'groups.cite_id' | 'groups.parent_id',
	ids: readonly string[],
): Expression<SqlBool>[] {
	return ids.length > 0 ? [where(column, 'in', ids)] : [];
}
