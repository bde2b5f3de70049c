import { organisationKindNames, type OrganisationKind } from '#domain/directory/organisation.ts';
import type { SearchEntry } from '#domain/search/entry.ts';
import type { Reader } from '../database/connection.ts';
import { communesOfQuarters } from './quarters.ts';

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
			'o.aliases',
			'o.presentation',
			'o.territory_id',
			'o.confirmed_on',
			't.name as place',
			'p.name as parent',
		])
		.where('o.merged_into', 'is', null)
		.$if(ids !== undefined, (query) => query.where('o.id', 'in', [...(ids ?? [])]))
		.orderBy('o.name')
		.orderBy('o.id')
		.execute();
	const communes = await communesOfQuarters(
		db,
		rows.map((row) => row.territory_id),
	);
	return rows.map((row) => ({
		kind: 'organisation',
		subjectId: row.id,
		title: row.name,
		context: organisationContext({ ...row, commune: communes.get(row.territory_id ?? '') ?? null }),
		rest: [row.acronym, row.aliases, row.parent, row.place, row.presentation].filter(Boolean).join(' '),
		functions: '',
		organisationKinds: [row.kind],
		languages: '',
		address: `/structures/${row.id}`,
		territories: row.territory_id ? [row.territory_id] : [],
		visibility: 'public',
		groupId: null,
		confirmedOn: row.confirmed_on,
	}));
}

interface Told {
	kind: OrganisationKind;
	place: string | null;
	commune: string | null;
	presentation: string;
}

/** One line: what it is, where, and the first sentence of its presentation when that is short. */
function organisationContext(row: Told): string {
	const kind = row.kind === 'other' ? '' : organisationKindNames[row.kind];
	const head = [kind, row.place, row.commune].filter(Boolean).join(', ');
	const [first = ''] = row.presentation.split(/(?<=[.!?])\s/u, 1);
	return first !== '' && head.length + first.length <= 84 ? [head, first].filter(Boolean).join('. ') : head;
}
