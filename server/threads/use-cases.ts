import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { pageNumber, pagesOf } from '#domain/page.ts';
import { notFound } from '#domain/problem.ts';
import { delayOf } from '#domain/thread/delay.ts';
import { dayOf } from '#domain/french/dates.ts';
import { today, type Context } from '../context.ts';
import { findDocumentFacts } from '../documents/facts.ts';
import { getDocumentHead } from '../documents/reads.ts';
import { findGroupFacts, nameOfGroup, readableGroup } from '../groups/facts.ts';
import { answering } from './answering.ts';
import { readableThread, threadFor } from './facts.ts';
import { fileOfThread } from './file-reads.ts';
import { postFiles } from './files.ts';
import { managing } from './managing.ts';
import { moderating } from './moderating.ts';
import { opening } from './opening.ts';
import * as reads from './reads.ts';
import { replyLinks } from './reply-links.ts';
import { countReported, listReported } from './reported.ts';
import { settling } from './settling.ts';
import { readThread } from './view.ts';
import { setFollowing } from './following.ts';

/** Questions shown on a group's own page, and on the page of its threads. */
const shownAtHome = 3;
const shownInQueue = 12;
/** Threads under a document. */
const shownOnDocument = 20;

/** Threads: questions, pieces of information and signals, each hanging on something (docs/decisions/0025). */
export function threadUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;

	/** As a list shows it: visitors who are not signed in see no person. */
	function shown<T extends reads.ListedThread>(viewer: Person, row: T) {
		const { author, owner, ownerId, createdAt, promisedOn, ...thread } = row;
		const isSeen = viewer.kind === 'member';
		return {
			...{
				...thread,
				createdAt,
				author: isSeen ? author : null,
				owner: isSeen ? owner : null,
				hasOwner: ownerId !== null,
			},
			delay:
				thread.kind === 'question' && thread.keptPostId === null && thread.closedAt === null
					? delayOf(dayOf(createdAt), promisedOn, today(context))
					: null,
		};
	}

	async function questions(viewer: Person, groupId: string, limit: number) {
		const [rows, total] = await Promise.all([
			reads.listWaiting(db, viewer, groupId, limit),
			reads.countWaiting(db, viewer, groupId),
		]);
		return { waiting: rows.map((row) => shown(viewer, row)), total };
	}

	return {
		...opening(context),
		...answering(context),
		...settling(context),
		...managing(context),
		...moderating(context),
		...replyLinks(context),

		/** Questions that wait in a group, for its own page; whether one may ask. @throws Problem `not-found` */
		async ofGroup(viewer: Person, groupId: string) {
			const group = await readableGroup(db, viewer, groupId);
			const mayOpen = can(viewer, 'thread.open', { group, document: null });
			return { ...(await questions(viewer, groupId, shownAtHome)), mayOpen };
		},

		/** Questions that wait in the space of a cité that this person may read; null without one. */
		async ofCite(viewer: Person, citeId: string) {
			const space = await db
				.selectFrom('groups')
				.select('id')
				.where('cite_id', '=', citeId)
				.where('kind', '=', 'cite')
				.orderBy('created_at')
				.limit(1)
				.executeTakeFirst();
			const group = space && (await findGroupFacts(db, space.id));
			if (!group || !can(viewer, 'group.read', group)) return null;
			const mayOpen = can(viewer, 'thread.open', { group, document: null });
			return { ...(await questions(viewer, group.id, shownAtHome)), mayOpen, groupId: group.id };
		},

		/**
		 * Threads of a document, or of one section or action of it, and open ones by section and action.
		 * @throws Problem `not-found`
		 */
		async onDocument(viewer: Person, documentId: string, placeId: string | null = null) {
			const document = await findDocumentFacts(db, documentId);
			if (!document || !can(viewer, 'document.read', document)) throw notFound();
			const [rows, counts] = await Promise.all([
				reads.listOfDocument(db, viewer, documentId, placeId, shownOnDocument),
				reads.countByPlace(db, viewer, documentId),
			]);
			return {
				...{ threads: rows.map((row) => shown(viewer, row)), counts, groupId: document.group.id },
				mayOpen: can(viewer, 'thread.open', { group: document.group, document }),
			};
		},

		/** The threads of a group, narrowed or not, with its queue of questions. @throws Problem `not-found` */
		async list(viewer: Person, groupId: string, narrowing: reads.Narrowing, page = 1) {
			const group = await readableGroup(db, viewer, groupId);
			const about = narrowing.documentId === null ? null : await findDocumentFacts(db, narrowing.documentId);
			const isKnown = about && can(viewer, 'document.read', about);
			const total = await reads.countThreads(db, viewer, groupId, narrowing);
			const pages = pagesOf(total, reads.pageSize);
			const current = Math.min(pageNumber(page), pages);
			const manages = can(viewer, 'group.animate', group);
			const [head, rows, queue, document, reported] = await Promise.all([
				nameOfGroup(db, groupId),
				reads.listThreads(db, viewer, groupId, narrowing, current),
				questions(viewer, groupId, shownInQueue),
				isKnown ? getDocumentHead(db, about.id) : null,
				manages ? listReported(db, groupId) : [],
			]);
			return {
				...{ group: head, threads: rows.map((row) => shown(viewer, row)), queue },
				document: document ? { id: document.id, title: document.title } : null,
				...{ page: current, pages, total, size: reads.pageSize, now: context.now().toISOString() },
				...{
					reported,
					moreReported: reported.length > 0 ? (await countReported(db, groupId)) - reported.length : 0,
				},
				mayOpen: can(viewer, 'thread.open', { group, document: null }),
			};
		},

		/** The page of a thread, with who may be asked to answer for it: in a large group, those who answer to `asked`. @throws Problem `not-found` */
		async thread(viewer: Person, id: string, asked = '') {
			const view = await readThread(context, viewer, await readableThread(db, viewer, id));
			const owners = view.abilities['thread.answer']
				? await settling(context).owners(viewer, id, asked)
				: { people: [], found: 0, total: 0 };
			return { ...view, owners: { ...owners, asked } };
		},

		/** A file of a post, for whoever may read the thread at this moment. @throws Problem `not-found` */
		async file(viewer: Person, id: string, fileId: string) {
			const file = await fileOfThread(db, viewer, await readableThread(db, viewer, id), fileId);
			return { ...file, content: await postFiles(context).find(file) };
		},

		/**
		 * Remembers that somebody who is told of answers has looked: what they have read is not mailed to them [rule 9]. Whoever else looks is
		 * not remembered.
		 */
		async noteRead(viewer: Person, id: string): Promise<void> {
			if (viewer.kind === 'anonymous') return;
			const at = context.now().toISOString();
			await database
				.writeSparingly((trx) =>
					trx
						.updateTable('thread_followers')
						.set({ read_at: at })
						.where('thread_id', '=', id)
						.where('actor_id', '=', viewer.actorId)
						.where('stopped_at', 'is', null)
						.where((e) =>
							e.or([
								e('read_at', 'is', null),
								e('read_at', '<', e.selectFrom('threads').select('updated_at').where('id', '=', id)),
							]),
						)
						.execute(),
				)
				// Reading goes on when nothing can be written.
				.catch((error: unknown) => context.log.warn({ err: error }, 'reading not noted'));
		},

		/** Be told of answers, or no more. @throws Problem `not-found`, `signed-out` */
		async follow(viewer: Person, id: string, isFollowing: boolean): Promise<void> {
			const { member } = await threadFor(db, viewer, id, 'thread.follow');
			await database.write((trx) =>
				setFollowing(trx, id, member, isFollowing ? null : context.now().toISOString()),
			);
		},
	};
}
