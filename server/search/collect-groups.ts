import { groupKindNames } from '#domain/group/group.ts';
import { resourceThemeName } from '#domain/resource/resource.ts';
import type { SearchEntry } from '#domain/search/entry.ts';
import type { Reader } from '../database/connection.ts';

/** Groups, each with its own visibility: the index is asked with the rights of who searches. */
export async function collectGroups(db: Reader, ids?: readonly string[]): Promise<SearchEntry[]> {
	const groups = await db
		.selectFrom('groups as g')
		.leftJoin('groups as p', 'p.id', 'g.parent_id')
		.select([
			'g.id',
			'g.name',
			'g.kind',
			'g.presentation',
			'g.visibility',
			'g.cite_id',
			'p.name as parent',
			'p.visibility as parent_visibility',
		])
		.$if(ids !== undefined, (query) => query.where('g.id', 'in', [...(ids ?? [])]))
		.orderBy('g.name')
		.orderBy('g.id')
		.execute();
	const places = Map.groupBy(
		[
			...(await db
				.selectFrom('groups')
				.innerJoin('cite_territories', 'cite_territories.cite_id', 'groups.cite_id')
				.select(['groups.id as group_id', 'cite_territories.territory_id'])
				.execute()),
			...(await db
				.selectFrom('group_cites')
				.innerJoin('cite_territories', 'cite_territories.cite_id', 'group_cites.cite_id')
				.select(['group_cites.group_id', 'cite_territories.territory_id'])
				.execute()),
			...(await db.selectFrom('group_territories').select(['group_id', 'territory_id']).execute()),
		],
		(place) => place.group_id,
	);
	const about = Map.groupBy(
		await db.selectFrom('group_themes').select(['group_id', 'theme']).execute(),
		(row) => row.group_id,
	);
	return groups.map((group) => ({
		kind: 'group',
		subjectId: group.id,
		title: group.name,
		// A parent that fewer people may see than the sub-group is not named.
		context: [groupKindNames[group.kind], group.parent_visibility === 'public' ? group.parent : null]
			.filter(Boolean)
			.join(' · '),
		rest: [
			group.presentation,
			...(about.get(group.id) ?? []).map(({ theme }) => resourceThemeName(theme) ?? ''),
		]
			.filter(Boolean)
			.join('\n'),
		functions: '',
		organisationKinds: [],
		languages: '',
		address: `/groupes/${group.id}`,
		territories: [...new Set((places.get(group.id) ?? []).map((place) => place.territory_id))],
		visibility: group.visibility,
		groupId: group.id,
		confirmedOn: null,
	}));
}
