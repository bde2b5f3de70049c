import { typeset } from '#domain/french/typography.ts';
import { fold } from '#domain/search/fold.ts';
import { markOfPerson } from '#domain/thread/text.ts';
import type { Insertable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Calendar } from './calendar.ts';
import { seedId } from './identity.ts';
import { threads, type PostSeed, type ThreadSeed } from './network/threads.ts';

const person = (key: string) => seedId('actor', key);
const at = (calendar: Calendar, post: PostSeed | undefined) =>
	calendar.instant(post?.daysAgo ?? 0, post?.hour);
const postId = (thread: ThreadSeed, at: number) => seedId('post', `${thread.key}/${at}`);

export function threadRows(calendar: Calendar): Insertable<Schema['threads']>[] {
	return threads.map((thread) => ({
		id: seedId('thread', thread.key),
		group_id: seedId('group', thread.group),
		object_kind: thread.document ? 'document' : 'group',
		document_id: thread.document ? seedId('document', thread.document) : null,
		place_kind: thread.section ? 'section' : null,
		place_id: thread.section ? seedId('section', `${thread.document}/${thread.section.id}`) : null,
		place_title: thread.section?.title ?? '',
		kind: thread.kind,
		title: typeset(thread.title),
		folded_title: fold(thread.title),
		opened_by: person(thread.posts[0]?.by ?? ''),
		created_at: at(calendar, thread.posts[0]),
		updated_at: at(calendar, thread.posts.at(-1)),
		answers: thread.posts.length - 1,
		kept_post_id: thread.kept === undefined ? null : postId(thread, thread.kept),
		...{ closed_at: null, pinned_at: null, hidden_at: null, merged_into: null },
		owner_id: thread.owner ? person(thread.owner) : null,
		promised_on: thread.promised === undefined ? null : calendar.day(thread.promised),
	}));
}

export function postRows(calendar: Calendar): Insertable<Schema['posts']>[] {
	return threads.flatMap((thread) =>
		thread.posts.map((post, index) => ({
			id: postId(thread, index),
			thread_id: seedId('thread', thread.key),
			author_id: person(post.by),
			body: typeset(post.words).replace(/@([a-z][a-z-]+)/g, (_, key: string) => markOfPerson(person(key))),
			folded: fold(post.words.replace(/@[a-z][a-z-]+/g, '')),
			by_mail: 0 as const,
			created_at: at(calendar, post),
			...{ edited_at: null, withdrawn_at: null, hidden_at: null, hidden_reason: null },
		})),
	);
}

/** Who wrote in a thread is told of what follows. */
export const followerRows = (): Insertable<Schema['thread_followers']>[] =>
	threads.flatMap((thread) =>
		[...new Set([...thread.posts.map(({ by }) => by), ...(thread.owner ? [thread.owner] : [])])].map(
			(key) => ({
				...{
					thread_id: seedId('thread', thread.key),
					actor_id: person(key),
					stopped_at: null,
					read_at: null,
				},
			}),
		),
	);
