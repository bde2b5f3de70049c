import { isIdentifier } from '#domain/identifier.ts';
import type { Reader } from '../database/connection.ts';

/** A piece by its id; undefined for one that is unknown or misspelt. Whose it is decides who may have it. */
export async function findAttachment(db: Reader, id: string) {
	if (!isIdentifier(id)) return undefined;
	return db
		.selectFrom('attachments')
		.select([
			'id',
			'document_id as documentId',
			'sha256',
			'media_type as type',
			'bytes',
			'width',
			'height',
			'name',
		])
		.where('id', '=', id)
		.executeTakeFirst();
}

/** How much a document holds. */
export async function sizeOfDocument(db: Reader, documentId: string) {
	const row = await db
		.selectFrom('attachments')
		.select((select) => [
			select.fn.countAll<number>().as('files'),
			select.fn.coalesce(select.fn.sum<number>('bytes'), select.lit(0)).as('bytes'),
		])
		.where('document_id', '=', documentId)
		.executeTakeFirstOrThrow();
	return { files: Number(row.files), bytes: Number(row.bytes) };
}

/** How much somebody added since an instant. */
export async function sizeAddedBy(db: Reader, actorId: string, since: string) {
	const row = await db
		.selectFrom('attachments')
		.select((select) => [
			select.fn.countAll<number>().as('files'),
			select.fn.coalesce(select.fn.sum<number>('bytes'), select.lit(0)).as('bytes'),
		])
		.where('actor_id', '=', actorId)
		.where('created_at', '>', since)
		.executeTakeFirstOrThrow();
	return { files: Number(row.files), bytes: Number(row.bytes) };
}
