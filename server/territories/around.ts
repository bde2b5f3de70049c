import type { Person } from '#domain/access/person.ts';
import { parties } from '#domain/cite/party.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day, Schema } from '../database/schema.ts';
import { readable as readableDocument } from '../documents/scope.ts';

type Territory = Schema['territories'];

/** Where one looks for the neighbours of a place: they share this. */
const shared = { qpv: 'commune', commune: 'epci', departement: 'region' } as const;

/** Places of the same kind in the same commune, intercommunalité or région, with that one; the most inhabited first. */
export async function listNeighbours(
	db: Reader,
	{ id, kind }: Pick<Territory, 'id' | 'kind'>,
	above: readonly Pick<Territory, 'id' | 'kind' | 'name'>[],
	limit: number,
) {
	const wider =
		kind in shared ? above.find((one) => one.kind === shared[kind as keyof typeof shared]) : undefined;
	if (!wider) return null;
	const places = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.territory_id')
		.select(['t.id', 't.kind', 't.code', 't.name'])
		.where('a.ancestor_id', '=', wider.id)
		.where('t.kind', '=', kind)
		.where('t.id', '<>', id)
		.where('t.valid_until', 'is', null)
		.orderBy('t.population', 'desc')
		.orderBy('t.name')
		.limit(limit)
		.execute();
	return places.length > 0 ? { within: wider.name, places } : null;
}

/** What replaced a quarter, and what it replaces: the geographies of 2015 and 2024 live side by side. */
export async function listSuccession(db: Reader, { id, successor_id }: Territory) {
	const rows = await db
		.selectFrom('territories')
		.select(['id', 'kind', 'code', 'name', 'successor_id'])
		.where((e) => e.or([e('successor_id', '=', id), ...(successor_id ? [e('id', '=', successor_id)] : [])]))
		.orderBy('name')
		.execute();
	return {
		successor: rows.find((row) => row.id === successor_id) ?? null,
		predecessors: rows.filter((row) => row.successor_id === id),
	};
}

/** Seats of these cités and who holds them on `day`. Who objected is not named: the seat stays held (domain rule 2). */
export async function listSeatsOn(db: Reader, cites: readonly string[], day: Day) {
	if (cites.length === 0) return [];
	const rows = await db
		.selectFrom('seats as s')
		.leftJoin('organisations as o', 'o.id', 's.organisation_id')
		.leftJoin('seat_tenures as t', (join) =>
			join.onRef('t.seat_id', '=', 's.id').on('t.role', '=', 'holder').on(onDay('t', day)),
		)
		.leftJoin('actors as a', 'a.id', 't.actor_id')
		.select([
			's.id',
			's.cite_id as citeId',
			's.party',
			's.label',
			'o.name as organisation',
			't.id as tenure',
			'a.id as actorId',
			'a.name as actor',
			'a.objected_at',
		])
		.where('s.cite_id', 'in', [...cites])
		.execute();
	return rows
		.map(({ id, citeId, party, label, organisation, tenure, actorId, actor, objected_at }) => ({
			...{ id, citeId, party, label, organisation, isHeld: tenure !== null },
			holder:
				actorId !== null && actor !== null && objected_at === null ? { id: actorId, name: actor } : null,
		}))
		.toSorted(
			(a, b) => parties.indexOf(a.party) - parties.indexOf(b.party) || a.label.localeCompare(b.label, 'fr'),
		);
}

/** Documents of the groups of these cités that this person may read, the latest first. */
export async function listDocumentsOfCites(
	db: Reader,
	viewer: Person,
	cites: readonly string[],
	limit: number,
) {
	if (cites.length === 0) return [];
	return db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select(['documents.id', 'documents.title', 'documents.kind', 'documents.updated_at as updatedAt'])
		.where('groups.cite_id', 'in', [...cites])
		.where('documents.deleted_at', 'is', null)
		.where(readableDocument(viewer))
		.orderBy('documents.updated_at', 'desc')
		.orderBy('documents.id')
		.limit(limit)
		.execute();
}
