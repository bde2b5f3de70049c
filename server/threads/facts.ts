import { can, type Action } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { Problem, notFound } from '#domain/problem.ts';
import type { PostFacts, ThreadFacts } from '#domain/thread/policy.ts';
import type { Reader } from '../database/connection.ts';
import { groupFactColumns } from '../groups/facts.ts';

const threadColumns = [
	'threads.id',
	'threads.opened_by as authorId',
	'threads.closed_at as closedAt',
	'threads.hidden_at as hiddenAt',
	'threads.document_id as documentId',
	'documents.visibility as documentVisibility',
	'documents.deleted_at as deletedAt',
	'groups.id as groupId',
	'groups.visibility as groupVisibility',
] as const;

/** Threads with what their rights depend on; one that is part of another now is none. */
const withFacts = (db: Reader) =>
	db
		.selectFrom('threads')
		.innerJoin('groups', 'groups.id', 'threads.group_id')
		.leftJoin('documents', 'documents.id', 'threads.document_id')
		.select(threadColumns)
		.select(groupFactColumns)
		.where('threads.merged_into', 'is', null);

type Row = Awaited<ReturnType<ReturnType<typeof withFacts>['executeTakeFirstOrThrow']>>;

function factsFrom(row: Row): ThreadFacts | undefined {
	const group = {
		...{ type: 'group' as const, id: row.groupId, visibility: row.groupVisibility, parentId: row.parentId },
		...{ citeId: row.citeId, entry: row.entry, state: row.state },
	};
	const { documentId, documentVisibility, deletedAt } = row;
	// What hung on a document goes with it.
	if (documentId !== null && (documentVisibility === null || deletedAt !== null)) return undefined;
	return {
		...{ type: 'thread', id: row.id, authorId: row.authorId, closed: row.closedAt !== null, group },
		hidden: row.hiddenAt !== null,
		document:
			documentId === null
				? null
				: { type: 'document', id: documentId, visibility: documentVisibility as Visibility, group },
	};
}

/** What rights on a thread depend on. Undefined for unknown, merged and malformed ids. */
export async function findThreadFacts(db: Reader, id: string): Promise<ThreadFacts | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await withFacts(db).where('threads.id', '=', id).executeTakeFirst();
	return row && factsFrom(row);
}

/** What rights on a post depend on, with its thread. */
export async function findPostFacts(db: Reader, id: string): Promise<PostFacts | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await withFacts(db)
		.innerJoin('posts', 'posts.thread_id', 'threads.id')
		.select([
			'posts.author_id as postAuthorId',
			'posts.hidden_at as postHiddenAt',
			'posts.withdrawn_at as withdrawnAt',
		])
		.where('posts.id', '=', id)
		.executeTakeFirst();
	const thread = row && factsFrom(row);
	return (
		thread && {
			...{ type: 'post', thread, authorId: row.postAuthorId },
			hidden: row.postHiddenAt !== null || row.withdrawnAt !== null,
		}
	);
}

/** The facts of a thread this person may read; anything else is not found [R4]. */
export async function readableThread(db: Reader, viewer: Person, id: string): Promise<ThreadFacts> {
	const facts = await findThreadFacts(db, id);
	if (!facts || !can(viewer, 'thread.read', facts)) throw notFound();
	return facts;
}

type ThreadAction = Exclude<Extract<Action, `thread.${string}`>, 'thread.open'>;

const refusals: Record<ThreadAction, string> = {
	'thread.read': '',
	'thread.follow': 'Connectez-vous pour continuer.',
	'thread.answer':
		'On ne peut pas répondre ici : le fil est fermé, ou seuls les membres du groupe y écrivent.',
	'thread.settle': 'Seules la personne qui a ouvert le fil et celles qui animent le groupe font cela.',
	'thread.manage': 'Seules les personnes qui animent le groupe font cela.',
};

/** The facts of a thread in which this person may do something, and the person. @throws Problem `not-found`, `signed-out`, `forbidden` */
export async function threadFor(
	db: Reader,
	viewer: Person,
	id: string,
	action: ThreadAction,
): Promise<{ readonly facts: ThreadFacts; readonly member: Member }> {
	const facts = await readableThread(db, viewer, id);
	if (viewer.kind === 'anonymous') throw new Problem('signed-out');
	if (!can(viewer, action, facts)) throw new Problem('forbidden', refusals[action]);
	return { facts, member: viewer };
}

/** The facts of a post of this thread. @throws Problem `not-found` when the thread may not be read, or has no such post */
export async function postOf(
	db: Reader,
	viewer: Person,
	threadId: string,
	postId: string,
): Promise<PostFacts> {
	const post = await findPostFacts(db, postId);
	if (!post || post.thread.id !== threadId || !can(viewer, 'thread.read', post.thread)) throw notFound();
	return post;
}
