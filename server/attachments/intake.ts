import { isRaster, type MediaType } from '#domain/attachment/media-type.ts';
import { Problem } from '#domain/problem.ts';
import { readRaster, recognise } from './recognition.ts';
import { BrokenRaster, type Raster } from './rasters/raster.ts';
import { NoRoom, TooLong, type AttachmentStore, type Received } from './store.ts';

/** A file that is on the disk under its name, and what it is. */
export interface Taken {
	readonly sha256: string;
	readonly bytes: number;
	readonly type: MediaType;
	/** 0 when it is no picture. */
	readonly width: number;
	readonly height: number;
	/** It said where, when or with what it was made, and no longer does. */
	readonly cleaned: boolean;
}

/** Takes in what somebody sends, one picture after the other: each is a few times its size in memory for a moment. */
export function createIntake(store: AttachmentStore) {
	let last: Promise<unknown> = Promise.resolve();

	async function take(received: Received): Promise<Taken> {
		const type = recognise(received.head);
		const { sha256, bytes } = received;
		const plain = { sha256, bytes, type, width: 0, height: 0, cleaned: false };
		if (!isRaster(type)) {
			await store.keep(received);
			return plain;
		}
		const original = await store.read(received);
		const { width, height, cleaned } = asPicture(() => readRaster(type, original));
		if (!cleaned) {
			await store.keep(received);
			return { ...plain, width, height };
		}
		const clean = await store.receive(chunks(cleaned), cleaned.length);
		await store.keep(clean);
		return { type, width, height, cleaned: true, sha256: clean.sha256, bytes: clean.bytes };
	}

	/**
	 * @param announced how many bytes come.
	 * @param allow asked once everything is here, before anything is kept: throws to refuse.
	 */
	return async (
		body: AsyncIterable<Uint8Array>,
		announced: number,
		allow: () => Promise<void>,
	): Promise<Taken> => {
		let received: Received | undefined;
		try {
			const here = (received = await store.receive(body, announced));
			await allow();
			const mine = last.then(() => take(here));
			last = mine.catch(() => {});
			return await mine;
		} catch (error) {
			throw sentence(error);
		} finally {
			if (received) await store.drop(received);
		}
	};
}

/** @throws Problem `invalid` for a picture that is not whole */
export function asPicture(read: () => Raster): Raster {
	try {
		return read();
	} catch (error) {
		// A length that leads out of the file is the file's fault.
		if (error instanceof BrokenRaster || error instanceof RangeError)
			throw new Problem(
				'invalid',
				'Cette image est incomplète, abîmée ou trop grande (100 millions de points au plus). Rien n’a été ajouté : ouvrez-la sur votre appareil, enregistrez-la à nouveau, puis recommencez.',
			);
		throw error;
	}
}

async function* chunks(bytes: Buffer): AsyncIterable<Uint8Array> {
	yield bytes;
}

/** What is said when the disk or the database has no place for it. */
export const noRoom = () =>
	new Problem(
		'unavailable',
		'Le serveur n’a plus assez de place pour des fichiers. Rien n’a été ajouté ; votre texte est gardé. Prévenez la personne qui administre le service.',
	);

function sentence(error: unknown): unknown {
	if (error instanceof NoRoom) return noRoom();
	if (error instanceof TooLong)
		return new Problem('too-large', 'Ce fichier est plus long qu’annoncé. Rien n’a été ajouté.');
	return error;
}
