import type { SearchEntry } from '#domain/search/entry.ts';
import { citeTitle } from '#domain/cite/title.ts';
import { partyNames } from '#domain/cite/party.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';

/** Fields that are words about someone; how to reach them is never indexed. */
const told = ['presentation', 'themes', 'offers', 'seeks', 'languages'] as const;

/**
 * People as anyone may know them on `day`: name, present functions and seats, public lines. Who objected is not in it
 * (domain rule 2), nor any line that is not public [R6].
 */
export async function collectActors(
	db: Reader,
	day: string,
	ids?: readonly string[],
): Promise<SearchEntry[]> {
	const actors = await db
		.selectFrom('actors')
		.select(['id', 'name', 'confirmed_on'])
		.where('objected_at', 'is', null)
		.$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
		.orderBy('name')
		.orderBy('id')
		.execute();
	const functions = Map.groupBy(await currentFunctions(db, day, ids), (row) => row.actor_id);
	const seats = Map.groupBy(await currentSeats(db, day, ids), (row) => row.actor_id);
	const fields = Map.groupBy(
		await db
			.selectFrom('actor_fields')
			.select(['actor_id', 'field', 'value'])
			.where('visibility', '=', 'public')
			.where('field', 'in', [...told])
			.$if(ids !== undefined, (query) => query.where('actor_id', 'in', [...(ids ?? [])]))
			.orderBy('field')
			.execute(),
		(row) => row.actor_id,
	);
	const places = Map.groupBy(
		await db
			.selectFrom('actor_territories as a')
			.innerJoin('territories as t', 't.id', 'a.territory_id')
			.select(['a.actor_id', 't.id', 't.name'])
			.where('a.visibility', '=', 'public')
			.$if(ids !== undefined, (query) => query.where('a.actor_id', 'in', [...(ids ?? [])]))
			.orderBy('t.name')
			.orderBy('t.id')
			.execute(),
		(row) => row.actor_id,
	);
	return actors.map((actor) => {
		const does = functions.get(actor.id) ?? [];
		const sits = seats.get(actor.id) ?? [];
		const acts = places.get(actor.id) ?? [];
		const own = fields.get(actor.id) ?? [];
		const territories = [
			...acts.map((place) => place.id),
			...does.flatMap((row) => (row.territory_id ? [row.territory_id] : [])),
			...sits.flatMap((row) => row.territories),
		];
		return {
			kind: 'actor',
			subjectId: actor.id,
			title: actor.name,
			context:
				does.map((row) => `${row.function}, ${row.organisation}`).join(' · ') || (sits[0]?.function ?? ''),
			rest: [
				...sits.map((row) => `${row.function} ${partyNames[row.party]} ${citeTitle(row.cite)}`),
				...own.map((row) => row.value),
				...acts.map((place) => place.name),
			].join(' '),
			functions: [...does, ...sits].map((row) => row.function).join(' · '),
			organisationKinds: does.map((row) => row.kind),
			languages: own.find(({ field }) => field === 'languages')?.value ?? '',
			address: `/acteurs/${actor.id}`,
			territories: [...new Set(territories)],
			visibility: 'public',
			groupId: null,
			confirmedOn: actor.confirmed_on,
		};
	});
}

const currentFunctions = (db: Reader, day: string, ids?: readonly string[]) =>
	db
		.selectFrom('affiliations as a')
		.innerJoin('organisations as o', 'o.id', 'a.organisation_id')
		.select(['a.actor_id', 'a.function', 'o.name as organisation', 'o.kind', 'o.territory_id'])
		.where('a.visibility', '=', 'public')
		.where(onDay('a', day))
		.$if(ids !== undefined, (query) => query.where('a.actor_id', 'in', [...(ids ?? [])]))
		.orderBy('a.from_day')
		.orderBy('a.id')
		.execute();

async function currentSeats(db: Reader, day: string, ids?: readonly string[]) {
	const rows = await db
		.selectFrom('seat_tenures as t')
		.innerJoin('seats as s', 's.id', 't.seat_id')
		.innerJoin('cites as c', 'c.id', 's.cite_id')
		.select(['t.actor_id', 't.function', 's.party', 's.cite_id', 'c.name as cite'])
		.where(onDay('t', day))
		.$if(ids !== undefined, (query) => query.where('t.actor_id', 'in', [...(ids ?? [])]))
		.orderBy('t.id')
		.execute();
	const places = Map.groupBy(
		await db.selectFrom('cite_territories').selectAll().execute(),
		(place) => place.cite_id,
	);
	return rows.map((row) => ({
		...row,
		territories: (places.get(row.cite_id) ?? []).map((place) => place.territory_id),
	}));
}
