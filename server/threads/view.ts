import { abilities, can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { ThreadFacts } from '#domain/thread/policy.ts';
import { paragraphsOf, peopleIn } from '#domain/thread/text.ts';
import { today, type Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { filesOf } from './file-reads.ts';
import { mailNamesOf } from './mail-authors.ts';
import { namesOf, standingsOf, type NamesById } from './names.ts';

/** Posts that a page shows; beyond, the first ones and the last ones would have to be told apart. */
const most = 400;

/** A thread around its posts. */
export async function headOf(db: Reader, viewer: Person, facts: ThreadFacts) {
	const row = await db
		.selectFrom('threads as t')
		.innerJoin('groups as g', 'g.id', 't.group_id')
		.leftJoin('documents as d', 'd.id', 't.document_id')
		.leftJoin('cites as c', 'c.id', 'g.cite_id')
		.select([
			...(['t.id', 't.kind', 't.title', 't.created_at as createdAt', 't.updated_at as updatedAt'] as const),
			...(['t.kept_post_id as keptPostId', 't.closed_at as closedAt', 't.pinned_at as pinnedAt'] as const),
			...(['t.hidden_at as hiddenAt', 't.promised_on as promisedOn', 't.owner_id as ownerId'] as const),
			...(['t.object_kind as objectKind', 't.place_kind as placeKind', 't.place_id as placeId'] as const),
			...([
				't.place_title as placeTitle',
				't.document_id as documentId',
				'd.title as documentTitle',
			] as const),
			...(['g.id as groupId', 'g.name as groupName', 'c.slug as citeSlug', 'c.name as citeName'] as const),
		])
		.where('t.id', '=', facts.id)
		.executeTakeFirstOrThrow();
	const { groupId, groupName, documentId, documentTitle, citeSlug, citeName, ...head } = row;
	return {
		...head,
		// A document may be open to more people than its group, which these are then not told of [R4].
		group: can(viewer, 'group.read', facts.group) ? { id: groupId, name: groupName } : null,
		document: documentId !== null && documentTitle !== null ? { id: documentId, title: documentTitle } : null,
		cite: head.objectKind === 'cite' && citeSlug && citeName ? { slug: citeSlug, name: citeName } : null,
		visibility: facts.document?.visibility ?? facts.group.visibility,
	};
}

/** Posts in the order they were written. What was hidden or taken back keeps its place and says so. */
export async function postsOf(db: Reader, viewer: Person, facts: ThreadFacts) {
	const rows = await db
		.selectFrom('posts')
		.select([
			...(['id', 'author_id as authorId', 'body', 'by_mail as byMail', 'created_at as createdAt'] as const),
			'mail_member_id as mailMemberId',
			...(['edited_at as editedAt', 'withdrawn_at as withdrawnAt'] as const),
			...(['hidden_at as hiddenAt', 'hidden_reason as hiddenReason'] as const),
		])
		.where('thread_id', '=', facts.id)
		.orderBy('created_at')
		.orderBy('id')
		.limit(most)
		.execute();
	const manages = can(viewer, 'thread.manage', facts);
	const useful = await usefulOf(db, viewer, facts.id);
	const mailNames = await mailNamesOf(
		db,
		viewer,
		rows.map(({ mailMemberId }) => mailMemberId),
	);
	const own = viewer.kind === 'member' ? viewer.actorId : null;
	const files = await filesOf(db, facts.id);
	return rows.map((row) => {
		const { authorId, mailMemberId, body, hiddenAt, hiddenReason, withdrawnAt, ...post } = row;
		const isMine = own !== null && (authorId === own || mailMemberId === own);
		const isHidden = hiddenAt !== null;
		const isShown = withdrawnAt === null && (!isHidden || manages);
		return {
			...{
				...post,
				byMail: post.byMail === 1,
				authorId,
				/** Of a member by e-mail, who has no page. */
				mailName: mailMemberId === null ? null : (mailNames.get(mailMemberId) ?? null),
				isMine,
				isHidden,
				isWithdrawn: withdrawnAt !== null,
			},
			/** Told to who wrote it and who animates. */
			hiddenReason: manages || isMine ? hiddenReason : null,
			body: isShown ? body : '',
			files: isShown ? (files.get(post.id) ?? []) : [],
			/** How many found it useful: only its author knows. */
			useful: isMine ? (useful.counts.get(post.id) ?? 0) : null,
			markedUseful: useful.marked.has(post.id),
			mayEdit: can(viewer, 'post.edit', {
				type: 'post',
				thread: facts,
				authorId,
				hidden: isHidden || withdrawnAt !== null,
			}),
		};
	});
}

async function usefulOf(db: Reader, viewer: Person, threadId: string) {
	const counts = new Map<string, number>();
	const marked = new Set<string>();
	if (viewer.kind === 'anonymous') return { counts, marked };
	const rows = await db
		.selectFrom('post_marks as m')
		.innerJoin('posts as p', 'p.id', 'm.post_id')
		.select(['m.post_id as postId', 'm.actor_id as actorId', 'p.author_id as authorId'])
		.where('p.thread_id', '=', threadId)
		.where((e) => e.or([e('m.actor_id', '=', viewer.actorId), e('p.author_id', '=', viewer.actorId)]))
		.execute();
	for (const { postId, actorId, authorId } of rows) {
		if (authorId === viewer.actorId) counts.set(postId, (counts.get(postId) ?? 0) + 1);
		if (actorId === viewer.actorId) marked.add(postId);
	}
	return { counts, marked };
}

/** All that the page of a thread says, within the rights of who asks. Visitors who are not signed in see no person. */
export async function readThread(context: Context, viewer: Person, facts: ThreadFacts) {
	const db = context.database.reader;
	const [head, posts, follower] = await Promise.all([
		headOf(db, viewer, facts),
		postsOf(db, viewer, facts),
		findFollower(db, viewer, facts.id),
	]);
	const names = await namesOf(db, viewer, [
		...posts.flatMap(({ authorId, body }) => [...(authorId ? [authorId] : []), ...peopleIn(body)]),
		...(head.ownerId ? [head.ownerId] : []),
	]);
	const authors = posts.flatMap(({ authorId }) => (authorId ? [authorId] : []));
	const standings = await standingsOf(db, viewer, authors, today(context));
	return {
		head: { ...head, owner: head.ownerId ? (names[head.ownerId] ?? null) : null },
		posts: posts.map(({ body, ...post }) => ({
			...post,
			author: authorName(viewer, names, post),
			standing: post.authorId ? (standings[post.authorId] ?? null) : null,
			paragraphs: paragraphsOf(body),
		})),
		names,
		isFollowing: follower !== undefined && follower.stoppedAt === null,
		abilities: abilities(viewer, ['thread.follow', 'thread.answer', 'thread.settle', 'thread.manage'], facts),
		/** What relative dates and delays are seen from. */
		...{ now: context.now().toISOString(), today: today(context) },
	};
}

export type ThreadView = Awaited<ReturnType<typeof readThread>>;

/** Who wrote, as this person may know it; null for visitors, and for who objected or has left. */
export const authorName = (
	viewer: Person,
	names: NamesById,
	{ authorId, mailName }: { readonly authorId: string | null; readonly mailName: string | null },
): string | null => {
	if (viewer.kind === 'anonymous') return null;
	return authorId === null ? mailName : (names[authorId] ?? null);
};

async function findFollower(db: Reader, viewer: Person, threadId: string) {
	if (viewer.kind === 'anonymous') return undefined;
	return db
		.selectFrom('thread_followers')
		.select(['stopped_at as stoppedAt', 'read_at as readAt'])
		.where('thread_id', '=', threadId)
		.where('actor_id', '=', viewer.actorId)
		.executeTakeFirst();
}
