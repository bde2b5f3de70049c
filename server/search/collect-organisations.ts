import { organisationKindNames } from '#domain/directory/organisation.ts';
import type { SearchEntry } from '#domain/search/entry.ts';
import type { Reader } from '../database/connection.ts';

/** Organisations as search knows them: « Centre social, Angers ». */
export async function collectOrganisations(db: Reader, ids?: readonly string[]): Promise<SearchEntry[]> {
	const rows = await db
		.selectFrom('organisations as o')
		.leftJoin('territories as t', 't.id', 'o.territory_id')
		.leftJoin('organisations as p', 'p.id', 'o.parent_id')
		.select([
			'o.id',
			'o.name',
			'o.kind',
			'o.acronym',
			'o.presentation',
			'o.territory_id',
			'o.confirmed_on',
			't.name as place',
			'p.name as parent',
		])
		.$if(ids !== undefined, (query) => query.where('o.id', 'in', [...(ids ?? [])]))
		.execute();
	return rows.map((row) => ({
		kind: 'organisation',
		subjectId: row.id,
		title: row.name,
		context: organisationContext(row),
		rest: [row.acronym, row.parent, row.presentation].filter(Boolean).join(' '),
		address: `/structures/${row.id}`,
		territoryId: row.territory_id,
		territories: row.territory_id ? [row.territory_id] : [],
		visibility: 'public',
		groupId: null,
		confirmedOn: row.confirmed_on,
	}));
}

function organisationContext(row: { kind: keyof typeof organisationKindNames; place: string | null; presentation: string }): string {
	const first = row.presentation.split(/(?<=[.!?])\s/u, 1)[0] ?? '';
	const head = [organisationKindNames[row.kind], row.place].filter(Boolean).join(', ');
	return first.length > 0 && first.length <= 90 ? `${head}. ${first}` : head;
}
