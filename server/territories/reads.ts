import type { Person } from '#domain/access/person.ts';
import type { OrganisationKind } from '#domain/directory/organisation.ts';
import { territoryKinds, type TerritoryKind } from '#domain/territory/territory.ts';
import { sql, type ExpressionBuilder } from 'kysely';
import { onDay } from '../database/days.ts';
import { seenLine } from '../directory/scope.ts';
import type { Reader } from '../database/connection.ts';
import type { Day, Schema } from '../database/schema.ts';
import { readable } from '../groups/scope.ts';

export async function findTerritory(db: Reader, id: string) {
	return db.selectFrom('territories').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Everything above, from the widest to the nearest. */
export async function listAbove(db: Reader, id: string) {
	const rows = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.ancestor_id')
		.select(['t.id', 't.kind', 't.code', 't.name'])
		.where('a.territory_id', '=', id)
		.execute();
	const rank = (kind: TerritoryKind) => territoryKinds.indexOf(kind);
	return rows.toSorted((a, b) => rank(a.kind) - rank(b.kind) || (a.id < b.id ? -1 : 1));
}

/** The territory and all below it, as a subquery. */
const within = (id: string) => (e: Pick<ExpressionBuilder<Schema, never>, 'selectFrom'>) =>
	e
		.selectFrom('territory_ancestors')
		.select('territory_id')
		.where('ancestor_id', '=', id)
		.unionAll(sql<{ territory_id: string }>`select ${id}` as never);

/** Ids of the territories of these kinds that are in another, and still are. */
export async function listInside(
	db: Reader,
	id: string,
	kinds: readonly TerritoryKind[],
	limit: number,
): Promise<string[]> {
	if (kinds.length === 0) return [];
	const rows = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.territory_id')
		.select('t.id')
		.where('a.ancestor_id', '=', id)
		.where('t.kind', 'in', [...kinds])
		.where('t.valid_until', 'is', null)
		.orderBy('t.id')
		.limit(limit)
		.execute();
	return rows.map((row) => row.id);
}

/** Cités that cover a part of the territory; of a quarter, those of its communes. */
export async function listCitesIn(db: Reader, id: string, limit: number) {
	return db
		.selectFrom('cites as c')
		.innerJoin('cite_territories as p', 'p.cite_id', 'c.id')
		.select(['c.id', 'c.slug', 'c.name', 'c.label_year as labelYear'])
		.distinct()
		.where((e) =>
			e.or([
				e('p.territory_id', 'in', within(id)(e as never) as never),
				...(id.startsWith('qpv-')
					? [
							e(
								'p.territory_id',
								'in',
								e
									.selectFrom('territory_ancestors')
									.select('ancestor_id')
									.where('territory_id', '=', id)
									.where('ancestor_id', 'like', 'commune-%'),
							),
						]
					: []),
			]),
		)
		.orderBy('c.name')
		.limit(limit)
		.execute();
}

/** Current quarters below, with the commune of each. */
export async function listQuartersIn(db: Reader, id: string, limit: number) {
	return db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.territory_id')
		.select(['t.id', 't.kind', 't.code', 't.name'])
		.where('a.ancestor_id', '=', id)
		.where('t.kind', '=', 'qpv')
		.where('t.valid_until', 'is', null)
		.orderBy('t.name')
		.orderBy('t.id')
		.limit(limit)
		.execute();
}

/** How many of {@link listQuartersIn} there are. */
export async function countQuartersIn(db: Reader, id: string): Promise<number> {
	const row = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.territory_id')
		.select((e) => e.fn.countAll<number>().as('quarters'))
		.where('a.ancestor_id', '=', id)
		.where('t.kind', '=', 'qpv')
		.where('t.valid_until', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(row.quarters);
}

/** Organisations that stand there by kind, the most numerous first. */
export async function countOrganisations(
	db: Reader,
	id: string,
): Promise<{ kind: OrganisationKind; organisations: number }[]> {
	const rows = await db
		.selectFrom('organisations as o')
		.select((e) => ['o.kind', e.fn.countAll<number>().as('organisations')])
		.where('o.merged_into', 'is', null)
		.where((e) => e('o.territory_id', 'in', within(id)(e as never) as never))
		.groupBy('o.kind')
		.execute();
	return rows
		.map((row) => ({ kind: row.kind, organisations: Number(row.organisations) }))
		.toSorted((a, b) => b.organisations - a.organisations || (a.kind < b.kind ? -1 : 1));
}

/** The first organisations of each kind that stand there, by name: at most `each` of a kind. */
export async function listOrganisations(db: Reader, id: string, each: number) {
	return db
		.selectFrom((e) =>
			e
				.selectFrom('organisations as o')
				.select(['o.id', 'o.name', 'o.kind'])
				.select(sql<number>`row_number() over (partition by o.kind order by o.name, o.id)`.as('place'))
				.where('o.merged_into', 'is', null)
				.where((w) => w('o.territory_id', 'in', within(id)(w as never) as never))
				.as('ranked'),
		)
		.select(['ranked.id', 'ranked.name', 'ranked.kind'])
		.where('ranked.place', '<=', each)
		.orderBy('ranked.place')
		.execute();
}

/** People who act in the territory or work in an organisation that stands in it, by function. Who objected is not among them. */
export async function listActors(db: Reader, viewer: Person, id: string, day: Day, limit: number) {
	return db
		.selectFrom('actors as a')
		.innerJoin('affiliations as f', 'f.actor_id', 'a.id')
		.innerJoin('organisations as o', 'o.id', 'f.organisation_id')
		.select([
			'a.id',
			'a.name',
			'f.function',
			'o.id as organisationId',
			'o.name as organisation',
			'o.kind as organisationKind',
		])
		.where('a.objected_at', 'is', null)
		.where(onDay('f', day))
		.where(seenLine('f', viewer, day))
		.where((e) =>
			e.or([
				e('o.territory_id', 'in', within(id)(e as never) as never),
				e(
					'a.id',
					'in',
					e
						.selectFrom('actor_territories')
						.select('actor_id')
						.where(seenLine('actor_territories', viewer, day))
						.where('territory_id', 'in', within(id)(e as never) as never),
				),
			]),
		)
		.orderBy('f.function')
		.orderBy('a.name')
		.orderBy('a.id')
		.limit(limit)
		.execute();
}

/** Groups of the cités of the territory that this person may read. */
export async function listGroupsOfCites(db: Reader, viewer: Person, cites: readonly string[], limit: number) {
	if (cites.length === 0) return [];
	return db
		.selectFrom('groups')
		.select(['groups.id', 'groups.name', 'groups.kind', 'groups.entry', 'groups.visibility'])
		.where((e) =>
			e.or([
				e('groups.cite_id', 'in', [...cites]),
				e(
					'groups.id',
					'in',
					e
						.selectFrom('group_cites')
						.select('group_id')
						.where('cite_id', 'in', [...cites]),
				),
			]),
		)
		.where('groups.state', '<>', 'archived')
		.where(readable(viewer))
		.orderBy('groups.name')
		.limit(limit)
		.execute();
}
