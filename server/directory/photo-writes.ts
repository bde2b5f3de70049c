import type { PhotoType } from '#domain/directory/photo.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';

export interface NewPhoto {
	readonly actorId: string;
	readonly visibility: FieldVisibility;
	readonly sha256: string;
	readonly type: PhotoType;
	readonly bytes: number;
}

/** In the place of the one there was. The bytes are on the disk before; those of the former go at night, when nobody else has them. */
export async function setPhoto(trx: Transaction, clock: Clock, photo: NewPhoto): Promise<void> {
	const row = {
		...{ id: crypto.randomUUID(), visibility: photo.visibility, sha256: photo.sha256 },
		...{ media_type: photo.type, bytes: photo.bytes, created_at: clock.now().toISOString() },
	};
	await trx
		.insertInto('actor_photos')
		.values({ actor_id: photo.actorId, ...row })
		.onConflict((on) => on.column('actor_id').doUpdateSet(row))
		.execute();
}

interface Pair {
	readonly keptId: string;
	readonly mergedId: string;
}

/** Of two records of one person, the photo follows when the kept one has none. @returns its id, if it did */
export async function movePhoto(trx: Transaction, { keptId, mergedId }: Pair): Promise<string | null> {
	const moved = await trx
		.updateTable('actor_photos')
		.set({ actor_id: keptId })
		.where('actor_id', '=', mergedId)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('actor_photos as own').select('own.id').where('own.actor_id', '=', keptId))),
		)
		.returning('id')
		.executeTakeFirst();
	return moved?.id ?? null;
}

/** Gives back what {@link movePhoto} moved, unless another has taken its place. */
export async function movePhotoBack(trx: Transaction, { keptId, mergedId }: Pair, id: string): Promise<void> {
	await trx
		.updateTable('actor_photos')
		.set({ actor_id: mergedId })
		.where('id', '=', id)
		.where('actor_id', '=', keptId)
		.execute();
}
