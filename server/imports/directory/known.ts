import { can } from '#domain/access/can.ts';
import type { Member } from '#domain/access/person.ts';
import type { KnownOrganisation } from '#domain/directory/import/completion.ts';
import type { KnownPlace } from '#domain/import/places.ts';
import type { Reader } from '../../database/connection.ts';
import { onDay } from '../../database/days.ts';
import type { Day } from '../../database/schema.ts';

/** Rows read at once: others read and write between two. */
const some = 3_000;

/** Every organisation of the directory, as rows of a file are compared with it. */
export async function listKnownOrganisations(db: Reader, by: Member, day: Day): Promise<KnownOrganisation[]> {
	const works = await db
		.selectFrom('affiliations as f')
		.select('f.organisation_id as id')
		.where('f.actor_id', '=', by.actorId)
		.where('f.self_declared', '=', 0)
		.where(onDay('f', day))
		.execute();
	const worksAt = new Set(works.map(({ id }) => id));
	const known: KnownOrganisation[] = [];
	for await (const rows of pages((last) =>
		db
			.selectFrom('organisations')
			.selectAll()
			.where('id', '>', last)
			.where('merged_into', 'is', null)
			.orderBy('id')
			.limit(some)
			.execute(),
	))
		for (const row of rows)
			known.push({
				...{ id: row.id, name: row.name, kind: row.kind, acronym: row.acronym ?? '', aliases: row.aliases },
				...{ presentation: row.presentation, siret: row.siret ?? '', website: row.website ?? '' },
				...{ email: row.email ?? '', phone: row.phone ?? '', opening_hours: row.opening_hours },
				...{ territory_id: row.territory_id ?? '', source: row.source, source_key: row.source_key ?? '' },
				isEditable: can(by, 'organisation.edit', {
					...{ type: 'organisation', id: row.id, enteredBy: row.entered_by },
					worksHere: worksAt.has(row.id),
				}),
			});
	return known;
}

/** People whom everyone may find: their name and nothing else. */
export async function listKnownPeople(db: Reader): Promise<{ id: string; name: string }[]> {
	const people: { id: string; name: string }[] = [];
	for await (const rows of pages((last) =>
		db
			.selectFrom('actors')
			.select(['id', 'name'])
			.where('objected_at', 'is', null)
			.where('merged_into', 'is', null)
			.where('id', '>', last)
			.orderBy('id')
			.limit(some)
			.execute(),
	))
		people.push(...rows);
	return people;
}

/** The places that files name: quarters, communes, départements. */
export async function listKnownPlaces(db: Reader): Promise<KnownPlace[]> {
	const places: KnownPlace[] = [];
	for await (const rows of pages((last) =>
		db
			.selectFrom('territories')
			.select(['id', 'name', 'kind'])
			.where('kind', 'in', ['commune', 'qpv', 'departement'])
			.where('id', '>', last)
			.orderBy('id')
			.limit(some)
			.execute(),
	)) {
		const above = await db
			.selectFrom('territory_ancestors')
			.select(['territory_id', 'ancestor_id'])
			.where('territory_id', '>=', rows[0]!.id)
			.where('territory_id', '<=', rows.at(-1)!.id)
			.where((where) =>
				where.or([where('ancestor_id', 'like', 'commune-%'), where('ancestor_id', 'like', 'departement-%')]),
			)
			.execute();
		const of = (kind: string) =>
			new Map(
				above
					.filter((row) => row.ancestor_id.startsWith(kind))
					.map((row) => [row.territory_id, row.ancestor_id]),
			);
		const [communes, departements] = [of('commune-'), of('departement-')];
		for (const { id, name, kind } of rows)
			places.push({
				...{ id, name },
				commune: kind === 'commune' ? id : (communes.get(id) ?? ''),
				departement: kind === 'departement' ? id : (departements.get(id) ?? ''),
			});
	}
	return places;
}

async function* pages<T extends { id: string }>(read: (last: string) => Promise<T[]>): AsyncGenerator<T[]> {
	for (let last = ''; ;) {
		const rows = await read(last);
		if (rows.length === 0) return;
		yield rows;
		last = rows.at(-1)!.id;
		// Whoever waits for this process comes first.
		await new Promise(setImmediate);
	}
}
