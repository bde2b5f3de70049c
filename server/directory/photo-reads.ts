import type { Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import type { Reader } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';
import { seenLine } from './scope.ts';

/** Ids of the photos that the viewer may see of these people, by person. Who objected is for the caller to leave out. */
export async function seenPhotos(
	db: Reader,
	viewer: Person,
	actors: readonly string[],
	day: Day,
): Promise<ReadonlyMap<string, string>> {
	if (actors.length === 0) return new Map();
	const rows = await db
		.selectFrom('actor_photos as p')
		.select(['p.id', 'p.actor_id'])
		.where('p.actor_id', 'in', [...actors])
		.where(seenLine('p', viewer, day))
		.execute();
	return new Map(rows.map((row) => [row.actor_id, row.id]));
}

/** The photo of somebody, whoever sees it. */
export const findPhotoOf = (db: Reader, actorId: string) =>
	db
		.selectFrom('actor_photos')
		.select(['id', 'visibility', 'sha256', 'media_type as type'])
		.where('actor_id', '=', actorId)
		.executeTakeFirst();

/** A photo by its id, with whose it is; undefined for one that is unknown or misspelt. */
export async function findPhoto(db: Reader, id: string) {
	if (!isIdentifier(id)) return undefined;
	return db
		.selectFrom('actor_photos as p')
		.innerJoin('actors as a', 'a.id', 'p.actor_id')
		.select(['p.id', 'p.visibility', 'p.sha256', 'p.media_type as type'])
		.select(['a.id as actorId', 'a.objected_at as objectedAt'])
		.where('p.id', '=', id)
		.executeTakeFirst();
}
