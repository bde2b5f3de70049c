import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import type { Place } from '#domain/programme/place.ts';
import { referencesOfProgramme } from '#domain/programme/references.ts';
import { listPlaces as listPlacesOfCite } from '../cites/reads.ts';
import type { Reader } from '../database/connection.ts';

/** Territories that are looked up for one programme; beyond, they have a name and no place. */
const most = 500;

/** Where a programme may happen: the territories that its actions name, and those of its cité, as this person may know them. */
export async function listPlaces(
	db: Reader,
	viewer: Person,
	programme: ProgrammeJson,
	citeId: string | null,
): Promise<Place[]> {
	const ofCite = citeId === null ? { communes: [], quarters: [] } : await listPlacesOfCite(db, citeId);
	const own = new Set([...ofCite.communes, ...ofCite.quarters].map(({ id }) => id));
	const named = referencesOfProgramme(programme).flatMap((key) =>
		key.startsWith('territory:') ? [key.slice('territory:'.length)] : [],
	);
	const ids = [...new Set([...own, ...named])].slice(0, most);
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('territories')
		.select(['id', 'kind', 'code', 'name', 'longitude', 'latitude'])
		.where('id', 'in', ids)
		.orderBy('name')
		.orderBy('id')
		.execute();
	const above = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.ancestor_id')
		.select(['a.territory_id as id', 't.kind', 't.name'])
		.where('a.territory_id', 'in', ids)
		.where('t.kind', 'in', ['commune', 'departement'])
		.orderBy('t.name')
		.execute();
	return rows
		.filter(({ id }) => can(viewer, 'territory.read', { type: 'territory', id }))
		.map(({ longitude, latitude, ...row }) => {
			const wider = above.filter(
				({ id, kind }) => id === row.id && kind === (row.kind === 'qpv' ? 'commune' : 'departement'),
			);
			return {
				...row,
				within: wider.map(({ name }) => name).join(', '),
				position: longitude === null || latitude === null ? null : ([longitude, latitude] as const),
				ofCite: own.has(row.id),
			};
		});
}
