import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';

export async function findCite(db: Reader, slug: string) {
	return db.selectFrom('cites').selectAll().where('slug', '=', slug).executeTakeFirst();
}

/**
 * Every cité with where it is: one row a place of its own and région or département above it, with the place's position
 * where the reference set gave one.
 */
export async function listCites(db: Reader) {
	return db
		.selectFrom('cites as c')
		.leftJoin('cite_territories as p', 'p.cite_id', 'c.id')
		.leftJoin('territories as place', 'place.id', 'p.territory_id')
		.leftJoin('territory_ancestors as a', 'a.territory_id', 'p.territory_id')
		.leftJoin('territories as above', (join) =>
			join.onRef('above.id', '=', 'a.ancestor_id').on('above.kind', 'in', ['region', 'departement']),
		)
		.select([
			'c.id',
			'c.slug',
			'c.name',
			'c.label_year as labelYear',
			'place.longitude',
			'place.latitude',
			'above.kind',
			'above.code',
			'above.name as aboveName',
		])
		.orderBy('c.name')
		.orderBy('c.slug')
		.orderBy('p.territory_id')
		.execute();
}

/** A row of {@link listCites}. */
export type CiteRow = Awaited<ReturnType<typeof listCites>>[number];

/** Seats that nobody holds on `day`, by cité; only of these cités when they are named. */
export async function countVacantSeats(
	db: Reader,
	day: Day,
	citeIds?: readonly string[],
): Promise<Map<string, number>> {
	if (citeIds?.length === 0) return new Map();
	const rows = await db
		.selectFrom('seats as s')
		.select((e) => ['s.cite_id', e.fn.countAll<number>().as('seats')])
		.$if(citeIds !== undefined, (query) => query.where('s.cite_id', 'in', [...(citeIds ?? [])]))
		.where((e) =>
			e.not(
				e.exists(
					e
						.selectFrom('seat_tenures as t')
						.select('t.id')
						.whereRef('t.seat_id', '=', 's.id')
						.where('t.role', '=', 'holder')
						.where(onDay('t', day)),
				),
			),
		)
		.groupBy('s.cite_id')
		.execute();
	return new Map(rows.map((row) => [row.cite_id, Number(row.seats)]));
}

/** The cité's own communes and quarters, and the quarters of its communes. */
export async function listPlaces(db: Reader, citeId: string) {
	const own = await db
		.selectFrom('cite_territories as c')
		.innerJoin('territories as t', 't.id', 'c.territory_id')
		.select(['t.id', 't.kind', 't.code', 't.name'])
		.where('c.cite_id', '=', citeId)
		.orderBy('t.name')
		.execute();
	const quarters = await db
		.selectFrom('cite_territories as c')
		.innerJoin('territory_ancestors as a', 'a.ancestor_id', 'c.territory_id')
		.innerJoin('territories as t', 't.id', 'a.territory_id')
		.select(['t.id', 't.kind', 't.code', 't.name'])
		.distinct()
		.where('c.cite_id', '=', citeId)
		.where('t.kind', '=', 'qpv')
		.where('t.valid_until', 'is', null)
		.orderBy('t.name')
		.execute();
	const above = await db
		.selectFrom('cite_territories as c')
		.innerJoin('territory_ancestors as a', 'a.territory_id', 'c.territory_id')
		.innerJoin('territories as t', 't.id', 'a.ancestor_id')
		.select(['t.id', 't.kind', 't.code', 't.name'])
		.distinct()
		.where('c.cite_id', '=', citeId)
		.where('t.kind', 'in', ['region', 'departement', 'academie'])
		.execute();
	return { communes: own.filter((place) => place.kind === 'commune'), quarters, above };
}

/** Seats with all who held them, the present first. Who objected is not named (domain rule 2): the seat stays held. */
export async function listSeats(db: Reader, citeId: string) {
	const seats = await db
		.selectFrom('seats as s')
		.leftJoin('organisations as o', 'o.id', 's.organisation_id')
		.select(['s.id', 's.party', 's.label', 'o.id as organisationId', 'o.name as organisation'])
		.where('s.cite_id', '=', citeId)
		.execute();
	const tenures = await db
		.selectFrom('seat_tenures as t')
		.innerJoin('seats as s', 's.id', 't.seat_id')
		.innerJoin('actors as a', 'a.id', 't.actor_id')
		.select([
			't.seat_id',
			't.role',
			't.function',
			't.from_day as from',
			't.until_day as until',
			'a.id',
			'a.name',
			'a.objected_at',
		])
		.where('s.cite_id', '=', citeId)
		.orderBy('t.from_day', 'desc')
		.orderBy('t.id')
		.execute();
	return { seats, tenures };
}

/** Facilitators of the cité, past ones too, for its line of time. */
export async function listFacilitations(db: Reader, citeId: string) {
	return db
		.selectFrom('facilitations as f')
		.innerJoin('organisations as o', 'o.id', 'f.organisation_id')
		.innerJoin('actors as a', 'a.id', 'f.actor_id')
		.select([
			'f.id',
			'f.from_day as from',
			'f.until_day as until',
			'o.id as organisationId',
			'o.name as organisation',
			'a.id as actorId',
			'a.name as actor',
			'a.objected_at',
		])
		.where('f.cite_id', '=', citeId)
		.orderBy('f.from_day', 'desc')
		.limit(20)
		.execute();
}
