import type { Person } from '#domain/access/person.ts';
import { partyOfOrganisation } from '#domain/cite/party-of-organisation.ts';
import type { Party } from '#domain/cite/party.ts';
import type { OrganisationKind } from '#domain/directory/organisation.ts';
import { membershipRoles, type MembershipRole } from '#domain/group/group.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';
import { seenLine } from '../directory/scope.ts';

export interface GroupMember {
	readonly id: string;
	readonly name: string;
	readonly role: MembershipRole;
	readonly since: Day;
	readonly function: string;
	readonly organisationId: string | null;
	readonly organisation: string | null;
	readonly organisationKind: OrganisationKind | null;
	readonly party: Party;
}

/** Rows of members and their functions that a page reads; larger groups show who animates, then who came first. */
const many = 500;

/** Rows when everybody counts: more than any group has. */
export const everyMember = 10_000;

/** Members of today with their function of today as far as the viewer sees it, animators first; those who objected are nowhere (domain rule 2). */
export async function listMembers(
	db: Reader,
	viewer: Person,
	groupId: string,
	day: Day,
	rowsRead = many,
	/** One person alone, wherever they would stand in the list. */
	onlyId: string | null = null,
): Promise<GroupMember[]> {
	const rows = await db
		.selectFrom('memberships as m')
		.innerJoin('actors as a', 'a.id', 'm.actor_id')
		.leftJoin('affiliations as f', (join) =>
			join
				.onRef('f.actor_id', '=', 'a.id')
				.on(onDay('f', day))
				.on(seenLine('f', viewer, day)),
		)
		.leftJoin('organisations as o', 'o.id', 'f.organisation_id')
		.select([
			'a.id',
			'a.name',
			'm.role',
			'm.from_day as since',
			'f.function',
			'o.id as organisationId',
			'o.name as organisation',
			'o.kind as organisationKind',
		])
		.where('m.group_id', '=', groupId)
		.$if(onlyId !== null, (query) => query.where('a.id', '=', onlyId))
		.where('a.objected_at', 'is', null)
		.where(onDay('m', day))
		.orderBy((order) => order.case().when('m.role', '=', 'animator').then(0).else(1).end())
		.orderBy('m.from_day')
		.orderBy('a.name')
		.orderBy('a.id')
		.orderBy('f.from_day', 'desc')
		.orderBy('f.id')
		.limit(rowsRead)
		.execute();
	const members = new Map<string, GroupMember>();
	for (const row of rows)
		// Several functions or roles at once: the latest function, and animating before the rest.
		if (!members.has(row.id))
			members.set(row.id, {
				...row,
				function: row.function ?? '',
				party: partyOfOrganisation(row.organisationKind),
			});
	const rank = (member: GroupMember) => membershipRoles.indexOf(member.role);
	return [...members.values()].sort((a, b) => rank(a) - rank(b));
}

/** One member of today, in a group of any size. */
export const findMember = async (db: Reader, viewer: Person, groupId: string, day: Day, actorId: string) =>
	(await listMembers(db, viewer, groupId, day, many, actorId))[0];

/** Who facilitates the group, or the cité whose space it is. */
export async function listFacilitators(db: Reader, group: { id: string; citeId: string | null }, day: Day) {
	return db
		.selectFrom('facilitations as f')
		.innerJoin('organisations as o', 'o.id', 'f.organisation_id')
		.innerJoin('actors as a', 'a.id', 'f.actor_id')
		.select(['a.id', 'a.name', 'o.id as organisationId', 'o.name as organisation'])
		.where('a.objected_at', 'is', null)
		.where(onDay('f', day))
		.where((where) =>
			where.or([
				where('f.group_id', '=', group.id),
				...(group.citeId === null ? [] : [where('f.cite_id', '=', group.citeId)]),
			]),
		)
		.orderBy('o.name')
		.limit(20)
		.execute();
}
