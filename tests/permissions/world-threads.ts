import type { Transaction } from '#server/database/connection.ts';
import { sha256, words } from './world-documents.ts';

export interface WorldThread {
	readonly id: string;
	/** The question itself. */
	readonly postId: string;
}

const at = '2025-01-01T08:00:00.000Z';

/** A question of a group, that nobody there asked. */
export async function writeThread(
	trx: Transaction,
	{ id, postId }: WorldThread,
	group_id: string,
): Promise<void> {
	await trx
		.insertInto('threads')
		.values({
			...{ id, group_id, object_kind: 'group', document_id: null, place_kind: null, place_id: null },
			...{ place_title: '', kind: 'question', title: 'Une question', folded_title: 'une question' },
			...{ opened_by: null, created_at: at, updated_at: at, answers: 0, kept_post_id: null, closed_at: null },
			...{ pinned_at: null, hidden_at: null, owner_id: null, promised_on: null, merged_into: null },
		})
		.execute();
	await trx
		.insertInto('posts')
		.values({
			...{ id: postId, thread_id: id, author_id: null, body: 'Comment faire ?', folded: 'comment faire ?' },
			...{ mail_member_id: null, by_mail: 0, created_at: at, edited_at: null, withdrawn_at: null },
			...{ hidden_at: null, hidden_reason: null },
		})
		.execute();
	// Its file has its own name.
	await trx
		.insertInto('post_files')
		.values({
			...{ id: postId, post_id: postId, place: 0, sha256, media_type: 'application/pdf' },
			...{ bytes: Buffer.byteLength(words), width: 0, height: 0, name: 'un fichier.pdf', shows: '' },
		})
		.execute();
}
