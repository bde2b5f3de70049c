import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import type { Reader } from '../database/connection.ts';
import { groupFactColumns } from '../groups/facts.ts';
import type { EntryRow } from './reads.ts';

/** The last gate: what the index proposes is shown only if the one judge of rights says so [R1]. */
export async function keepReadable(
	db: Reader,
	viewer: Person,
	entries: readonly EntryRow[],
): Promise<EntryRow[]> {
	const ids = (kind: EntryRow['kind']) =>
		entries.filter((entry) => entry.kind === kind).map((entry) => entry.subject_id);
	const actorIds = ids('actor');
	const groupIds = ids('group');
	const actors = actorIds.length
		? await db.selectFrom('actors').select(['id', 'objected_at']).where('id', 'in', actorIds).execute()
		: [];
	const groups = groupIds.length
		? await db
				.selectFrom('groups')
				.select(['groups.id', 'groups.visibility', ...groupFactColumns])
				.where('groups.id', 'in', groupIds)
				.execute()
		: [];
	const objected = new Map(actors.map((actor) => [actor.id, actor.objected_at !== null]));
	const facts = new Map<string, Omit<GroupFacts, 'type'>>(groups.map((group) => [group.id, group]));
	return entries.filter((entry) => {
		const id = entry.subject_id;
		switch (entry.kind) {
			case 'actor':
				return can(viewer, 'actor.read', { type: 'actor', id, objected: objected.get(id) ?? true });
			case 'organisation':
				return can(viewer, 'organisation.read', { type: 'organisation', id });
			case 'cite':
				return can(viewer, 'cite.read', { type: 'cite', id });
			case 'territory':
				return can(viewer, 'territory.read', { type: 'territory', id });
			case 'group': {
				const group = facts.get(id);
				return group !== undefined && can(viewer, 'group.read', { type: 'group', ...group });
			}
		}
	});
}
