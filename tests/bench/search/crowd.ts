import type { OrganisationKind } from '#domain/directory/organisation.ts';
import { insertNew } from '#server/database/bulk.ts';
import type { Database } from '#server/database/connection.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Insertable } from 'kysely';
import { communeNames, familyNames, firstNames, functions, kinds, says } from './crowd-words.ts';

/** People and organisations that do not exist, the same each time, among the communes of the country. */
export interface Crowd {
	readonly organisations: Insertable<Schema['organisations']>[];
	readonly actors: Insertable<Schema['actors']>[];
	readonly affiliations: Insertable<Schema['affiliations']>[];
	readonly places: Insertable<Schema['actor_territories']>[];
	readonly fields: Insertable<Schema['actor_fields']>[];
}

/** Numbers that look drawn, from a seed. */
function drawing(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

const instant = '2026-01-01T00:00:00.000Z';

/** @param communes ids, names and populations: most people are where most people live. */
export function crowdOf(
	communes: readonly { id: string; name: string; population: number | null }[],
	people: number,
	structures: number,
): Crowd {
	const draw = drawing(20_261_120);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!;
	const id = (letter: string, index: number) =>
		`${letter.repeat(8)}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
	const large = communes.filter(({ population }) => (population ?? 0) > 10_000);
	const somewhere = () => (draw() < 0.7 ? pick(large) : pick(communes));
	const day = () =>
		`202${3 + Math.floor(draw() * 3)}-0${1 + Math.floor(draw() * 9)}-1${Math.floor(draw() * 10)}`;

	const organisations = Array.from({ length: structures }, (_, index) => {
		const place = somewhere();
		const [kind, name] = pick(kinds);
		return {
			id: id('b', index),
			name: name.replace('{commune}', place.name).replace('{nom}', pick(communeNames)),
			kind: kind as OrganisationKind,
			acronym: null,
			presentation: draw() < 0.6 ? `${pick(says)} ${pick(says)}` : '',
			parent_id: null,
			siret: null,
			territory_id: place.id,
			website: null,
			email: null,
			phone: null,
			source: 'Mesure',
			source_key: String(index),
			confirmed_on: draw() < 0.5 ? day() : null,
			created_at: instant,
			updated_at: instant,
		};
	});
	const actors = Array.from({ length: people }, (_, index) => ({
		id: id('a', index),
		name: `${pick(firstNames)} ${pick(familyNames)}${draw() < 0.15 ? `-${pick(familyNames)}` : ''}`,
		source: 'Mesure',
		objected_at: null,
		confirmed_on: draw() < 0.6 ? day() : null,
		created_at: instant,
		updated_at: instant,
	}));
	const works = actors.map((actor, index) => ({ actor, index, at: pick(organisations) }));
	return {
		organisations,
		actors,
		affiliations: works.map(({ actor, index, at }) => ({
			id: id('c', index),
			actor_id: actor.id,
			organisation_id: at.id,
			function: pick(functions),
			from_day: '2024-09-01',
			until_day: null,
		})),
		places: works.map(({ actor, at }) => ({ actor_id: actor.id, territory_id: at.territory_id! })),
		fields: actors.flatMap((actor) => [
			...(draw() < 0.5
				? [
						{
							actor_id: actor.id,
							field: 'presentation',
							value: `${pick(says)} ${pick(says)}`,
							visibility: 'public' as const,
						},
					]
				: []),
			...(draw() < 0.2
				? [
						{
							actor_id: actor.id,
							field: 'languages',
							value: pick(['Arabe', 'Turc, anglais', 'Portugais', 'Wolof']),
							visibility: 'public' as const,
						},
					]
				: []),
		]),
	};
}

/** Puts a crowd in a database that has the country's communes; nothing of it is indexed. */
export async function settle(database: Database, crowd: Crowd): Promise<void> {
	await database.write((trx) => insertNew(trx, 'organisations', crowd.organisations));
	for (let start = 0; start < crowd.actors.length; start += 20_000) {
		const end = start + 20_000;
		await database.write(async (trx) => {
			await insertNew(trx, 'actors', crowd.actors.slice(start, end));
			await insertNew(trx, 'affiliations', crowd.affiliations.slice(start, end));
			await insertNew(trx, 'actor_territories', crowd.places.slice(start, end));
		});
	}
	await database.write((trx) => insertNew(trx, 'actor_fields', crowd.fields));
}
