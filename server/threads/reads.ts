import type { Person } from '#domain/access/person.ts';
import { fold } from '#domain/search/fold.ts';
import type { ThreadKind, ThreadState } from '#domain/thread/thread.ts';
import { sql } from 'kysely';
import type { Reader } from '../database/connection.ts';
import { readable } from './scope.ts';

/** Threads on one page of a list. */
export const pageSize = 30;

/** What a list of threads of a group is narrowed to. */
export interface Narrowing {
	readonly q: string;
	readonly kind: ThreadKind | null;
	readonly state: ThreadState | null;
	/** Of this document only. */
	readonly documentId: string | null;
	/** With `documentId`: of this section or action only. */
	readonly placeId: string | null;
}

const from = (db: Reader, viewer: Person) =>
	db
		.selectFrom('threads')
		.innerJoin('groups', 'groups.id', 'threads.group_id')
		.leftJoin('documents', 'documents.id', 'threads.document_id')
		.where(readable(viewer));

const listed = [
	'threads.id',
	'threads.kind',
	'threads.title',
	'threads.answers',
	'threads.created_at as createdAt',
	'threads.updated_at as updatedAt',
	'threads.kept_post_id as keptPostId',
	'threads.closed_at as closedAt',
	'threads.pinned_at as pinnedAt',
	'threads.hidden_at as hiddenAt',
	'threads.promised_on as promisedOn',
	'threads.object_kind as objectKind',
	'threads.place_title as placeTitle',
	'documents.title as documentTitle',
] as const;

/** Names of who opened it and who took charge of it; of those who objected, null (domain rule 2). */
const named = (db: Reader, viewer: Person) =>
	from(db, viewer)
		.leftJoin('actors as author', (join) =>
			join.onRef('author.id', '=', 'threads.opened_by').on('author.objected_at', 'is', null),
		)
		.leftJoin('actors as owner', (join) =>
			join.onRef('owner.id', '=', 'threads.owner_id').on('owner.objected_at', 'is', null),
		)
		.select(listed)
		.select(['author.name as author', 'owner.name as owner', 'owner.id as ownerId']);

export type ListedThread = Awaited<ReturnType<typeof listThreads>>[number];

type Query<T> = T & { where(condition: ReturnType<typeof sql<boolean>>): T };

function narrow<T>(query: Query<T>, groupId: string, { q, kind, state, documentId, placeId }: Narrowing): T {
	const conditions = [sql<boolean>`threads.group_id = ${groupId}`];
	if (kind) conditions.push(sql`threads.kind = ${kind}`);
	if (state === 'open' || state === 'waiting') conditions.push(sql`threads.closed_at is null`);
	if (state === 'closed') conditions.push(sql`threads.closed_at is not null`);
	if (state === 'waiting') conditions.push(sql`threads.kind = 'question' and threads.kept_post_id is null`);
	if (state === 'answered') conditions.push(sql`threads.kept_post_id is not null`);
	if (documentId) conditions.push(sql`threads.document_id = ${documentId}`);
	if (placeId) conditions.push(sql`threads.place_id = ${placeId}`);
	for (const word of fold(q).split(/\s+/).filter(Boolean).slice(0, 8)) {
		const pattern = `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;
		conditions.push(sql`(threads.folded_title like ${pattern} escape '\\' or exists (
			select 1 from posts where posts.thread_id = threads.id and posts.hidden_at is null
			and posts.folded like ${pattern} escape '\\'))`);
	}
	return (query as Query<T>).where(sql<boolean>`${sql.join(conditions, sql` and `)}`);
}

/** Threads of a group, pinned ones first, then the last that moved. */
export async function listThreads(
	db: Reader,
	viewer: Person,
	groupId: string,
	narrowing: Narrowing,
	page: number,
) {
	const query = narrow(named(db, viewer) as never, groupId, narrowing) as ReturnType<typeof named>;
	return query
		.orderBy(sql`case when threads.pinned_at is null then 1 else 0 end`)
		.orderBy('threads.updated_at', 'desc')
		.orderBy('threads.id', 'desc')
		.limit(pageSize)
		.offset((page - 1) * pageSize)
		.execute();
}

/** How many {@link listThreads} lists. */
export async function countThreads(
	db: Reader,
	viewer: Person,
	groupId: string,
	narrowing: Narrowing,
): Promise<number> {
	const query = narrow(from(db, viewer) as never, groupId, narrowing) as ReturnType<typeof from>;
	const row = await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
	return Number(row.total);
}

const waiting: Narrowing = { q: '', kind: null, state: 'waiting', documentId: null, placeId: null };

/** Questions without an answer that was kept: first those promised, the latest of all at the top; then the oldest asked. */
export async function listWaiting(db: Reader, viewer: Person, groupId: string, limit: number) {
	const query = narrow(named(db, viewer) as never, groupId, waiting) as ReturnType<typeof named>;
	return query
		.orderBy(sql`case when threads.promised_on is null then 1 else 0 end`)
		.orderBy('threads.promised_on')
		.orderBy('threads.created_at')
		.limit(limit)
		.execute();
}

/** How many {@link listWaiting} would list without a limit. */
export const countWaiting = (db: Reader, viewer: Person, groupId: string): Promise<number> =>
	countThreads(db, viewer, groupId, waiting);

/**
 * Threads of a document that this person may read, the last that moved first.
 * @param placeId of one section or action of it only; null for all
 */
export async function listOfDocument(
	db: Reader,
	viewer: Person,
	documentId: string,
	placeId: string | null,
	limit: number,
) {
	return named(db, viewer)
		.select(['threads.place_id as placeId'])
		.where('threads.document_id', '=', documentId)
		.$if(placeId !== null, (query) => query.where('threads.place_id', '=', placeId))
		.orderBy('threads.updated_at', 'desc')
		.limit(limit)
		.execute();
}

/** Open threads of a document, by section and action. */
export async function countByPlace(
	db: Reader,
	viewer: Person,
	documentId: string,
): Promise<Readonly<Record<string, number>>> {
	const rows = await from(db, viewer)
		.select(['threads.place_id as place', (e) => e.fn.countAll<number>().as('count')])
		.where('threads.document_id', '=', documentId)
		.where('threads.place_id', 'is not', null)
		.where('threads.closed_at', 'is', null)
		.groupBy('threads.place_id')
		.execute();
	return Object.fromEntries(rows.map(({ place, count }) => [place, Number(count)]));
}
