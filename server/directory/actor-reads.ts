import { isOneAddress, normaliseEmail } from '#domain/account/email.ts';
import type { Person } from '#domain/access/person.ts';
import type { ActorRecordFacts } from '#domain/directory/policy.ts';
import { onDay } from '../database/days.ts';
import type { Reader } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';
import { readable } from '../groups/scope.ts';

export type ActorRow = NonNullable<Awaited<ReturnType<typeof findActor>>>;

/** A person's row, with whether they have an account. */
export async function findActor(db: Reader, id: string) {
	return db
		.selectFrom('actors')
		.leftJoin('accounts', 'accounts.actor_id', 'actors.id')
		.selectAll('actors')
		.select('accounts.id as account_id')
		.where('actors.id', '=', id)
		.executeTakeFirst();
}

/** What `can()` decides on about a person. */
export const factsOfActor = (actor: ActorRow): ActorRecordFacts => ({
	type: 'actor',
	id: actor.id,
	objected: actor.objected_at !== null,
	hasAccount: actor.account_id !== null,
	enteredBy: actor.entered_by,
});

export async function listFields(db: Reader, actorId: string) {
	return db
		.selectFrom('actor_fields')
		.select(['field', 'value', 'visibility'])
		.where('actor_id', '=', actorId)
		.execute();
}

/** Functions, the present ones first. */
export async function listFunctions(db: Reader, actorId: string) {
	return db
		.selectFrom('affiliations as f')
		.innerJoin('organisations as o', 'o.id', 'f.organisation_id')
		.select([
			'f.id',
			'f.function',
			'f.from_day as from',
			'f.until_day as until',
			'f.visibility',
			'o.id as organisationId',
			'o.name as organisation',
		])
		.where('f.actor_id', '=', actorId)
		.orderBy('f.from_day', 'desc')
		.orderBy('f.id')
		.limit(30)
		.execute();
}

export async function listSeatsOf(db: Reader, actorId: string) {
	return db
		.selectFrom('seat_tenures as t')
		.innerJoin('seats as s', 's.id', 't.seat_id')
		.innerJoin('cites as c', 'c.id', 's.cite_id')
		.select([
			't.role',
			't.from_day as from',
			't.until_day as until',
			's.party',
			's.label',
			'c.slug',
			'c.name as cite',
		])
		.where('t.actor_id', '=', actorId)
		.orderBy('t.from_day', 'desc')
		.orderBy('t.id')
		.limit(30)
		.execute();
}

export async function listTerritoriesOf(db: Reader, actorId: string) {
	return db
		.selectFrom('actor_territories as a')
		.innerJoin('territories as t', 't.id', 'a.territory_id')
		.select(['t.id', 't.kind', 't.code', 't.name', 'a.visibility'])
		.where('a.actor_id', '=', actorId)
		.orderBy('t.name')
		.limit(60)
		.execute();
}

/** Groups of today that the viewer may read with their members. */
export async function listGroupsOf(db: Reader, viewer: Person, actorId: string, day: Day) {
	if (viewer.kind === 'anonymous') return [];
	return db
		.selectFrom('memberships as m')
		.innerJoin('groups', 'groups.id', 'm.group_id')
		.select(['groups.id', 'groups.name', 'groups.kind', 'm.role', 'm.from_day as from'])
		.where('m.actor_id', '=', actorId)
		.where(onDay('m', day))
		.where(readable(viewer))
		.orderBy('groups.name')
		.limit(40)
		.execute();
}

/** Whether two people share a group today. */
export async function sharesGroup(db: Reader, viewer: Person, actorId: string, day: Day): Promise<boolean> {
	if (viewer.kind === 'anonymous' || viewer.roles.size === 0) return false;
	const shared = await db
		.selectFrom('memberships as m')
		.select('m.id')
		.where('m.actor_id', '=', actorId)
		.where('m.group_id', 'in', [...viewer.roles.keys()])
		.where(onDay('m', day))
		.limit(1)
		.executeTakeFirst();
	return shared !== undefined;
}

/** Where letters to somebody may go: the address of their account, that of their record. */
export async function listAddressesOf(
	db: Reader,
	actorId: string,
): Promise<{ emails: string[]; account: { readonly id: string; readonly email: string } | undefined }> {
	const account = await db
		.selectFrom('accounts')
		.select(['id', 'email'])
		.where('actor_id', '=', actorId)
		.executeTakeFirst();
	const field = await db
		.selectFrom('actor_fields')
		.select('value')
		.where('actor_id', '=', actorId)
		.where('field', '=', 'email')
		.executeTakeFirst();
	const emails = [account?.email, field && normaliseEmail(field.value)].filter(
		(email) => email !== undefined && isOneAddress(email),
	);
	return { emails: [...new Set(emails as string[])], account };
}

/** Whether somebody has this address already, in an account or in a record. */
export async function isKnownAddress(db: Reader, email: string): Promise<boolean> {
	const account = await db.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst();
	if (account) return true;
	const field = await db
		.selectFrom('actor_fields')
		.select('actor_id')
		.where('field', '=', 'email')
		.where('value', '=', email)
		.executeTakeFirst();
	return field !== undefined;
}
