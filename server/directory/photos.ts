import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { isPhotoType, photoLimits, type PhotoType } from '#domain/directory/photo.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { fileSize, grouped } from '#domain/french/numbers.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { asPicture, createIntake, noRoom } from '../attachments/intake.ts';
import { readRaster, recognise, telling } from '../attachments/recognition.ts';
import { openStore } from '../attachments/store.ts';
import { today, type Context } from '../context.ts';
import { reading } from '../database/connection.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { sharesGroup } from './actor-reads.ts';
import { ownActor } from './in-charge.ts';
import { findPhoto, findPhotoOf } from './photo-reads.ts';
import { setPhoto } from './photo-writes.ts';
import { touchActor } from './writes.ts';

/** A photo as somebody sends it. */
export interface SentPhoto {
	readonly size: number;
	bytes(): Promise<Uint8Array>;
}

const refuse = (sentence: string) =>
	new Problem('invalid', `${sentence} Rien n’a changé.`, { photo: sentence });

/** The photo of a person: a line of their record that is a picture (docs/decisions/0033). */
export function photoUseCases(context: Context) {
	const { database, config } = context;
	const db = database.reader;
	const store = openStore(config.DATA_DIR, config.ATTACHMENT_FREE_BYTES);
	const intake = createIntake(store);

	/** Brings the bytes to the disk, without what they say of where and when [C2]. */
	async function keep(photo: SentPhoto): Promise<{ sha256: string; type: PhotoType; bytes: number }> {
		if (photo.size > photoLimits.bytes)
			throw refuse(
				`Cette photo fait ${fileSize(photo.size)} : elle doit faire ${fileSize(photoLimits.bytes)} au plus. ${photoLimits.side} points de côté suffisent.`,
			);
		const bytes = Buffer.from(await photo.bytes());
		const type = recognise(bytes.subarray(0, telling));
		if (!isPhotoType(type)) throw refuse('Ce fichier n’est pas une image JPEG, PNG ou WebP.');
		const { width, height, moves } = asPicture(() => readRaster(type, bytes));
		if (Math.max(width, height) > photoLimits.longestSide)
			throw refuse(
				`Cette photo fait ${grouped(width)} points sur ${grouped(height)} : ${grouped(photoLimits.longestSide)} de côté au plus, ${photoLimits.side} suffisent.`,
			);
		if (moves) throw refuse('Cette image bouge : choisissez-en une fixe.');
		const taken = await intake(chunk(bytes), bytes.length, async () => {});
		return { sha256: taken.sha256, type, bytes: taken.bytes };
	}

	async function content({ id, sha256, type }: { id: string; sha256: string; type: PhotoType }) {
		const content = await store.find(sha256);
		if (!content) {
			context.log.error({ photo: id }, 'photo without its file');
			throw notFound();
		}
		return { sha256, type, content };
	}

	return {
		/** What the form shows. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async photo(viewer: Person, actorId: string) {
			const { actor, viewer: by } = await ownActor(db, viewer, actorId);
			const photo = await findPhotoOf(db, actorId);
			return {
				...{ id: actorId, name: actor.name, isOwn: by.actorId === actorId },
				photo: photo ? { visibility: photo.visibility } : null,
			};
		},

		/** Another photo, or who sees the one there is. @throws Problem `invalid` for what is no photo, is too large, or is missing */
		async savePhoto(
			viewer: Person,
			actorId: string,
			{ photo, visibility }: { readonly photo: SentPhoto | null; readonly visibility: FieldVisibility },
		): Promise<void> {
			const { viewer: by } = await ownActor(db, viewer, actorId);
			if (photo) await countAttempts(context, [[limits.photosByAccount, by.accountId]]);
			const kept = photo && (await keep(photo));
			try {
				await database.write(async (trx) => {
					// Whoever objected, or had their record taken over, while the photo came.
					await ownActor(reading(trx), viewer, actorId);
					if (kept) await setPhoto(trx, context, { actorId, visibility, ...kept });
					else {
						const { numUpdatedRows } = await trx
							.updateTable('actor_photos')
							.set({ visibility })
							.where('actor_id', '=', actorId)
							.executeTakeFirst();
						if (numUpdatedRows === 0n) throw refuse('Choisissez une photo.');
					}
					await touchActor(trx, context, { actorId, by, part: 'photo' });
				});
			} catch (error) {
				throw isStorageFault(error) ? noRoom() : error;
			}
		},

		/** Taking away what is not there changes nothing. */
		async removePhoto(viewer: Person, actorId: string): Promise<void> {
			const { viewer: by } = await ownActor(db, viewer, actorId);
			await database.write(async (trx) => {
				const { numDeletedRows } = await trx
					.deleteFrom('actor_photos')
					.where('actor_id', '=', actorId)
					.executeTakeFirst();
				if (numDeletedRows > 0n) await touchActor(trx, context, { actorId, by, part: 'photo' });
			});
		},

		/** The picture, for whom its line is shown at this moment. @throws Problem `not-found` for every other, and for none */
		async openPhoto(viewer: Person, id: string) {
			const photo = await findPhoto(db, id);
			if (!photo) throw notFound();
			const { actorId, visibility, objectedAt } = photo;
			const isSeen = can(viewer, 'actor-field.read', {
				...{ type: 'actor-field', actorId, visibility, objected: objectedAt !== null },
				shareGroup: await sharesGroup(db, viewer, actorId, today(context)),
			});
			if (!isSeen) throw notFound();
			return content(photo);
		},

		/** The same picture for who is in charge of the record, whoever sees it. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async photoInCharge(viewer: Person, actorId: string) {
			await ownActor(db, viewer, actorId);
			const photo = await findPhotoOf(db, actorId);
			if (!photo) throw notFound();
			return content(photo);
		},
	};
}

async function* chunk(bytes: Buffer): AsyncIterable<Uint8Array> {
	yield bytes;
}
