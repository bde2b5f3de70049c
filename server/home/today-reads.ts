import type { Member } from '#domain/access/person.ts';
import type { Day, Instant } from '../database/schema.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import { mine, readable } from '../documents/scope.ts';

/** Seats of these cités, with who holds them on that day. One row a seat; a vacant one has no holder. */
export async function listSeats(db: Reader, citeIds: readonly string[], day: Day) {
	if (citeIds.length === 0) return [];
	return db
		.selectFrom('seats')
		.innerJoin('cites', 'cites.id', 'seats.cite_id')
		.leftJoin('organisations', 'organisations.id', 'seats.organisation_id')
		.leftJoin('seat_tenures', (join) =>
			join
				.onRef('seat_tenures.seat_id', '=', 'seats.id')
				.on('seat_tenures.role', '=', 'holder')
				.on(onDay('seat_tenures', day)),
		)
		.select([
			'seats.id',
			'seats.party',
			'seats.label',
			'cites.id as citeId',
			'cites.name as citeName',
			'cites.slug as citeSlug',
			'organisations.name as organisationName',
			'seat_tenures.actor_id as holderId',
			'seat_tenures.until_day as untilDay',
		])
		.where('seats.cite_id', 'in', citeIds)
		.orderBy('cites.name')
		.orderBy('seats.label')
		.execute();
}

export async function listCitesById(db: Reader, ids: readonly string[]) {
	if (ids.length === 0) return [];
	return db
		.selectFrom('cites')
		.select(['id', 'name', 'slug'])
		.where('id', 'in', ids)
		.orderBy('name')
		.execute();
}

/** Groups of one's own, without those that are archived. */
export async function listGroups(db: Reader, ids: readonly string[]) {
	if (ids.length === 0) return [];
	return db
		.selectFrom('groups')
		.select(['id', 'name', 'kind', 'state', 'parent_id as parentId', 'cite_id as citeId'])
		.where('id', 'in', ids)
		.where('state', '!=', 'archived')
		.orderBy('name')
		.execute();
}

/** Who animates these groups on that day: one row an animator × organisation, the latest function first. */
export async function listAnimators(db: Reader, groupIds: readonly string[], day: Day) {
	if (groupIds.length === 0) return [];
	return db
		.selectFrom('memberships')
		.innerJoin('actors', 'actors.id', 'memberships.actor_id')
		.leftJoin('affiliations', (join) =>
			join
				.onRef('affiliations.actor_id', '=', 'actors.id')
				.on(onDay('affiliations', day))
				// What only some may know of somebody is not told by counting.
				.on('affiliations.visibility', 'in', ['public', 'network']),
		)
		.select([
			'memberships.group_id as groupId',
			'memberships.actor_id as actorId',
			'affiliations.organisation_id as organisationId',
		])
		.where('memberships.group_id', 'in', groupIds)
		.where('memberships.role', '=', 'animator')
		.where(onDay('memberships', day))
		.where('actors.objected_at', 'is', null)
		.orderBy('affiliations.from_day', 'desc')
		.execute();
}

/** What was written since an instant in the groups of this person, the latest first. */
export async function listMoved(db: Reader, person: Member, since: Instant, limit: number) {
	return db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select([
			'documents.id',
			'documents.title',
			'documents.kind',
			'documents.updated_at as updatedAt',
			'documents.created_at as createdAt',
			'groups.id as groupId',
			'groups.name as groupName',
		])
		.where('documents.deleted_at', 'is', null)
		.where('documents.updated_at', '>=', since)
		.where(readable(person))
		.where(mine(person))
		.orderBy('documents.updated_at', 'desc')
		.orderBy('documents.id')
		.limit(limit)
		.execute();
}

/** Documents of these cités' own groups, the latest first: where a party may have sections to read again. */
export async function listCiteDocuments(
	db: Reader,
	person: Member,
	citeIds: readonly string[],
	limit: number,
) {
	if (citeIds.length === 0) return [];
	return db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select([
			'documents.id',
			'documents.title',
			'documents.kind',
			'documents.schema_epoch as schemaEpoch',
			'groups.cite_id as citeId',
			'groups.name as groupName',
		])
		.where('documents.deleted_at', 'is', null)
		.where('groups.cite_id', 'in', citeIds)
		.where(readable(person))
		.orderBy('documents.updated_at', 'desc')
		.orderBy('documents.id')
		.limit(limit)
		.execute();
}
