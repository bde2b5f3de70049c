import type { Member } from '#domain/access/person.ts';
import { can } from '#domain/access/can.ts';
import type { KnownGroup, KnownMember } from '#domain/group/import/memberships.ts';
import type { Reader } from '../../database/connection.ts';
import { onDay } from '../../database/days.ts';
import type { Day } from '../../database/schema.ts';
import { seenLine } from '../../directory/scope.ts';
import { groupFactColumns } from '../../groups/facts.ts';
import { readable } from '../../groups/scope.ts';
import { listKnownPeople } from './known.ts';

/** People whom everyone may find, with what this person may read of where they work today. */
export async function listKnownMembers(db: Reader, by: Member, day: Day): Promise<KnownMember[]> {
	const functions = Map.groupBy(
		await db
			.selectFrom('affiliations as f')
			.innerJoin('organisations as o', 'o.id', 'f.organisation_id')
			.select(['f.actor_id', 'f.function', 'o.name', 'o.acronym'])
			.where(onDay('f', day))
			.where(seenLine('f', by, day))
			.execute(),
		(row) => row.actor_id,
	);
	return (await listKnownPeople(db)).map(({ id, name }) => {
		const own = functions.get(id) ?? [];
		return {
			...{ id, name, functions: own.map((row) => row.function) },
			organisations: own.flatMap((row) => (row.acronym ? [row.name, row.acronym] : [row.name])),
		};
	});
}

/** Groups that this person animates, with who is in them and since when. */
export async function listKnownGroups(db: Reader, by: Member): Promise<KnownGroup[]> {
	const rows = await db
		.selectFrom('groups')
		.select(['groups.id', 'groups.name', 'groups.visibility', ...groupFactColumns])
		.where(readable(by))
		.orderBy('groups.id')
		.execute();
	const animated = rows.filter((row) => can(by, 'group.animate', { type: 'group', ...row }));
	if (animated.length === 0) return [];
	const periods = Map.groupBy(
		await db
			.selectFrom('memberships')
			.select(['group_id', 'actor_id as actorId', 'from_day as from', 'until_day as until'])
			.where(
				'group_id',
				'in',
				animated.map(({ id }) => id),
			)
			.execute(),
		(row) => row.group_id,
	);
	return animated.map(({ id, name }) => ({ id, name, periods: periods.get(id) ?? [] }));
}
