import { fold } from '#domain/search/fold.ts';
import { peopleIn } from '#domain/thread/text.ts';
import type { ThreadKind } from '#domain/thread/thread.ts';
import type { Member } from '#domain/access/person.ts';
import { v7 } from 'uuid';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import type { Place } from './place.ts';
import { addFollowers, addPost, authorOf } from './writes.ts';

interface Beginning {
	readonly groupId: string;
	readonly documentId: string | null;
	/** What it hangs on; the group as a whole when nothing is said. */
	readonly place?: Pick<Place, 'objectKind' | 'placeKind' | 'placeId' | 'placeTitle'>;
	readonly kind: ThreadKind;
	readonly title: string;
	readonly body: string;
}

const whole = { objectKind: 'group', placeKind: null, placeId: null, placeTitle: '' } as const;

/** Writes a thread and its first words; who wrote them and whom they name follow it. Nobody is told here. */
export async function beginThread(
	trx: Transaction,
	context: Pick<Context, 'now'>,
	member: Member,
	{ groupId, documentId, place = whole, kind, title, body }: Beginning,
): Promise<{ readonly id: string; readonly postId: string }> {
	const id = v7();
	const now = context.now().toISOString();
	await trx
		.insertInto('threads')
		.values({
			...{ id, group_id: groupId, object_kind: place.objectKind, document_id: documentId },
			...{ place_kind: place.placeKind, place_id: place.placeId, place_title: place.placeTitle },
			...{ kind, title, folded_title: fold(title), opened_by: member.actorId },
			...{ created_at: now, updated_at: now, answers: 0, kept_post_id: null, closed_at: null },
			...{ pinned_at: null, hidden_at: null, owner_id: null, promised_on: null, merged_into: null },
		})
		.execute();
	const postId = await addPost(trx, context, {
		...{ threadId: id, author: authorOf(member), body, byMail: false },
	});
	await addFollowers(trx, id, [member.actorId, ...peopleIn(body)]);
	await recordAudit(trx, context, {
		...{ accountId: member.accountId, action: 'opened-thread', subjectType: 'thread', subjectId: id },
		detail: { kind, object: place.objectKind, group: groupId },
	});
	return { id, postId };
}
