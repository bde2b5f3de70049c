import type { MediaType } from '#domain/attachment/media-type.ts';
import { recordAudit } from '../audit.ts';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';

export interface NewAttachment {
	readonly id: string;
	readonly documentId: string;
	readonly sha256: string;
	readonly type: MediaType;
	readonly bytes: number;
	readonly width: number;
	readonly height: number;
	readonly name: string;
	readonly actorId: string;
	readonly accountId: string;
	/** The piece it is a copy of, if so. */
	readonly copyOf: string | null;
}

/** The row and the audit. The bytes are on the disk before: a row never promises what is not there. */
export async function addAttachment(trx: Transaction, clock: Clock, piece: NewAttachment): Promise<void> {
	await trx
		.insertInto('attachments')
		.values({
			id: piece.id,
			document_id: piece.documentId,
			sha256: piece.sha256,
			media_type: piece.type,
			bytes: piece.bytes,
			width: piece.width,
			height: piece.height,
			name: piece.name,
			actor_id: piece.actorId,
			created_at: clock.now().toISOString(),
			in_text: 0,
		})
		.execute();
	await recordAudit(trx, clock, {
		accountId: piece.accountId,
		action: 'added-attachment',
		subjectType: 'document',
		subjectId: piece.documentId,
		detail: { attachment: piece.id, type: piece.type, bytes: piece.bytes, copyOf: piece.copyOf },
	});
}
