import { anonymous, type DocumentGrant, type Member, type Person } from '#domain/access/person.ts';
import { membershipRoles, type MembershipRole } from '#domain/group/group.ts';
import { sql, type ExpressionBuilder } from 'kysely';
import type { Reader } from '../database/connection.ts';
import { notEnded, onDay } from '../database/days.ts';
import type { Day, Schema } from '../database/schema.ts';
import type { SessionRead } from './sessions.ts';

const grantStrength: readonly DocumentGrant[] = ['editor', 'commenter', 'reader'];

/** The person behind a session, with every fact rights come from that is true on `day`: one query. */
export async function readPerson(reader: Reader, session: SessionRead, day: Day): Promise<Person> {
	return session.welcome ? readRights(reader, session, day) : anonymous;
}

async function readRights(
	reader: Reader,
	{
		accountId,
		actorId,
		name,
		administrator,
	}: Pick<Member, 'accountId' | 'actorId' | 'name' | 'administrator'>,
	day: Day,
): Promise<Member> {
	const roles = new Map<string, MembershipRole>();
	const seats = new Map<string, string>();
	const facilitates = new Set<string>();
	const grants = new Map<string, DocumentGrant>();
	for (const { fact, subject, value } of await listFacts(reader, actorId, day)) {
		if (fact === 'role') keepStrongest(roles, subject, value as MembershipRole, membershipRoles);
		else if (fact === 'seat') seats.set(subject, value);
		else if (fact === 'facilitates') facilitates.add(subject);
		else keepStrongest(grants, subject, value as DocumentGrant, grantStrength);
	}
	return { kind: 'member', accountId, actorId, name, administrator, roles, seats, facilitates, grants };
}

/** Who an account belongs to, with the rights they have on `day`, and where they are written to; undefined for one that may not sign in. */
export async function readOwner(
	reader: Reader,
	accountId: string,
	day: Day,
): Promise<{ person: Member; email: string } | undefined> {
	const row = await reader
		.selectFrom('accounts')
		.innerJoin('actors', 'actors.id', 'accounts.actor_id')
		.select(['email', 'actor_id', 'name', 'administrator'])
		.where('accounts.id', '=', accountId)
		.where('suspended_at', 'is', null)
		.where(mayEnter)
		.executeTakeFirst();
	if (!row) return undefined;
	const { email, actor_id: actorId, name, administrator } = row;
	const person = await readRights(
		reader,
		{ accountId, actorId, name, administrator: administrator === 1 },
		day,
	);
	return { person, email };
}

interface Fact {
	fact: 'role' | 'seat' | 'facilitates' | 'grant';
	subject: string;
	value: string;
}

async function listFacts(reader: Reader, actorId: string, day: Day): Promise<Fact[]> {
	return reader
		.selectFrom('memberships')
		.select([sql<Fact['fact']>`'role'`.as('fact'), 'group_id as subject', sql<string>`role`.as('value')])
		.where('actor_id', '=', actorId)
		.where(onDay('memberships', day))
		.unionAll(
			reader
				.selectFrom('seat_tenures')
				.innerJoin('seats', 'seats.id', 'seat_tenures.seat_id')
				.select([sql<Fact['fact']>`'seat'`.as('fact'), 'cite_id as subject', sql<string>`party`.as('value')])
				.where('seat_tenures.actor_id', '=', actorId)
				.where(onDay('seat_tenures', day)),
		)
		.unionAll(
			reader
				.selectFrom('facilitations')
				.select([
					sql<Fact['fact']>`'facilitates'`.as('fact'),
					sql<string>`coalesce(cite_id, group_id)`.as('subject'),
					sql<string>`''`.as('value'),
				])
				.where('actor_id', '=', actorId)
				.where(onDay('facilitations', day)),
		)
		.unionAll(
			reader
				.selectFrom('document_grants')
				.select([
					sql<Fact['fact']>`'grant'`.as('fact'),
					'document_id as subject',
					sql<string>`"grant"`.as('value'),
				])
				.where('actor_id', '=', actorId)
				.where(notEnded('document_grants', day)),
		)
		.unionAll(
			reader
				.selectFrom('document_grants')
				.innerJoin('memberships', 'memberships.group_id', 'document_grants.group_id')
				.select([
					sql<Fact['fact']>`'grant'`.as('fact'),
					'document_grants.document_id as subject',
					// What a group may do, those who only observe it or are its guests may read.
					sql<string>`case when memberships.role in ('animator', 'member') then document_grants."grant" else 'reader' end`.as(
						'value',
					),
				])
				.where('memberships.actor_id', '=', actorId)
				.where(onDay('memberships', day))
				.where(notEnded('document_grants', day)),
		)
		.execute();
}

/** Who objected may not sign in; who has left the directory with their account kept may. */
export const mayEnter = (row: ExpressionBuilder<Schema, 'actors'>) =>
	row.or([row('actors.objected_at', 'is', null), row('actors.left_at', 'is not', null)]);

/** `order` goes from the strongest to the weakest. */
function keepStrongest<T>(into: Map<string, T>, key: string, value: T, order: readonly T[]): void {
	const known = into.get(key);
	if (known === undefined || order.indexOf(value) < order.indexOf(known)) into.set(key, value);
}

/** The account that an address opens, if it may sign in today. */
export async function findAccountByEmail(reader: Reader, email: string) {
	return await reader
		.selectFrom('accounts')
		.innerJoin('actors', 'actors.id', 'accounts.actor_id')
		.select(['accounts.id', 'accounts.email', 'accounts.password_hash', 'actors.name'])
		.where('email', '=', email)
		.where('suspended_at', 'is', null)
		.where(mayEnter)
		.executeTakeFirst();
}
