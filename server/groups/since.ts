import type { Member } from '#domain/access/person.ts';
import { dayOf } from '#domain/french/dates.ts';
import { sql } from 'kysely';
import type { Reader } from '../database/connection.ts';
import type { Instant } from '../database/schema.ts';
import { readable as readableDocument } from '../documents/scope.ts';
import { readable as readableThread } from '../threads/scope.ts';

/** Of each sort of thing, what is named; and as far as the rest is counted. */
const shown = 4;
const counted = 50;

export interface Moved<T> {
	readonly first: readonly T[];
	/** How many there are, `counted` at most. */
	readonly count: number;
}

const moved = <T>(rows: readonly T[]): Moved<T> => ({ first: rows.slice(0, shown), count: rows.length });

/** What of a group moved since an instant, by object, but what the one who asks did themself. Each list ends: see `counted`. */
export async function readSince(db: Reader, viewer: Member, groupId: string, since: Instant) {
	const me = viewer.actorId;
	const posts = sql<number>`(select count(*) from posts p where p.thread_id = threads.id and p.created_at > ${since}
		and p.hidden_at is null and p.withdrawn_at is null and (p.author_id is null or p.author_id <> ${me}))`;
	const begun = sql<boolean>`(documents.created_at > ${since} and ${byAnother(me, 'documents.created_by')})`;
	const [threads, documents, polls, surveys, calls, resources, people] = await Promise.all([
		db
			.selectFrom('threads')
			.innerJoin('groups', 'groups.id', 'threads.group_id')
			.leftJoin('documents', 'documents.id', 'threads.document_id')
			.select(['threads.id', 'threads.title', 'threads.kind', 'threads.created_at as createdAt'])
			.select(posts.as('posts'))
			.where('threads.group_id', '=', groupId)
			.where('threads.updated_at', '>', since)
			.where(readableThread(viewer))
			.where(
				sql<boolean>`exists (select 1 from posts p where p.thread_id = threads.id and p.created_at > ${since}
				and p.hidden_at is null and p.withdrawn_at is null and (p.author_id is null or p.author_id <> ${me}))`,
			)
			.orderBy('threads.updated_at', 'desc')
			.orderBy('threads.id')
			.limit(counted)
			.execute(),
		db
			.selectFrom('documents')
			.innerJoin('groups', 'groups.id', 'documents.group_id')
			.select(['documents.id', 'documents.title'])
			.select(begun.as('isNew'))
			.where('documents.group_id', '=', groupId)
			.where('documents.deleted_at', 'is', null)
			.where('documents.updated_at', '>', since)
			.where(
				sql<boolean>`(${begun} or exists (select 1 from document_writers w
				where w.document_id = documents.id and w.last_at > ${since} and w.actor_id <> ${me}))`,
			)
			.where(readableDocument(viewer))
			.orderBy('documents.updated_at', 'desc')
			.orderBy('documents.id')
			.limit(counted)
			.execute(),
		db
			.selectFrom('polls')
			.select(['id', 'title', 'outcome_at as outcomeAt'])
			.where('group_id', '=', groupId)
			.where((row) =>
				row.or([
					row.and([row('created_at', '>', since), byAnother(me, 'created_by')]),
					row.and([row('outcome_at', '>', since), byAnother(me, 'outcome_by')]),
				]),
			)
			.orderBy('created_at', 'desc')
			.limit(counted)
			.execute(),
		db
			.selectFrom('surveys')
			.select(['id', 'title', 'token'])
			.where('group_id', '=', groupId)
			.where('opened_at', '>', since)
			.where(byAnother(me, 'created_by'))
			.orderBy('opened_at', 'desc')
			.limit(counted)
			.execute(),
		db
			.selectFrom('calls')
			.select(['id', 'title'])
			.where('group_id', '=', groupId)
			.where('created_at', '>', since)
			.where(byAnother(me, 'created_by'))
			.orderBy('created_at', 'desc')
			.limit(counted)
			.execute(),
		db
			.selectFrom('resources')
			.select(['id', 'title'])
			.where('group_id', '=', groupId)
			.where('withdrawn_at', 'is', null)
			.where('added_at', '>', since)
			.where(byAnother(me, 'added_by'))
			.orderBy('added_at', 'desc')
			.limit(counted)
			.execute(),
		// A role is dated by the day: whoever came in that same day was perhaps seen already, and is not told twice.
		db
			.selectFrom('memberships as m')
			.innerJoin('actors as a', 'a.id', 'm.actor_id')
			.select(['a.id', 'a.name'])
			.distinct()
			.where('m.group_id', '=', groupId)
			.where('m.from_day', '>', dayOf(since))
			.where('m.until_day', 'is', null)
			.where('a.objected_at', 'is', null)
			.where('a.id', '!=', me)
			.where(
				sql<boolean>`not exists (select 1 from memberships b where b.group_id = m.group_id
				and b.actor_id = m.actor_id and b.from_day <= ${dayOf(since)})`,
			)
			.orderBy('a.name')
			.limit(counted)
			.execute(),
	]);
	return {
		at: since,
		most: counted,
		threads: moved(
			threads.map(({ createdAt, posts: many, ...thread }) => ({
				...{ ...thread, isNew: createdAt > since, posts: Number(many) },
			})),
		),
		documents: moved(documents.map(({ isNew, ...one }) => ({ ...one, isNew: Boolean(isNew) }))),
		polls: moved(
			polls.map(({ outcomeAt, ...one }) => ({ ...one, isDecided: outcomeAt !== null && outcomeAt > since })),
		),
		...{ surveys: moved(surveys), calls: moved(calls), resources: moved(resources), people: moved(people) },
	};
}

const byAnother = (me: string, column: 'created_by' | 'outcome_by' | 'added_by' | 'documents.created_by') =>
	sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} <> ${me})`;
