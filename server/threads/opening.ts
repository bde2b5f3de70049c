import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { Problem } from '#domain/problem.ts';
import { peopleIn } from '#domain/thread/text.ts';
import type { ThreadKind } from '#domain/thread/thread.ts';
import { unseenIssue } from '#domain/typed-text.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import type { Context } from '../context.ts';
import { beginThread } from './beginning.ts';
import { addPostFiles, postFiles, type SentFile } from './files.ts';
import { mentionLetter, openingLetter } from './letters.ts';
import { nameEveryone, type Ambiguous } from './naming.ts';
import { placeFor, type AskedPlace } from './place.ts';
import { subjectOf, tell, wordsForLetter } from './telling.ts';
import { tellByMail } from './telling-by-mail.ts';

/** What somebody writes, and whom the names in it stand for where several people answer to one. */
export interface Written {
	readonly body: string;
	readonly chosen: ReadonlyMap<string, string>;
	readonly files?: readonly SentFile[];
}

export interface NewThread extends Written {
	readonly kind: ThreadKind;
	readonly title: string;
}

/** Refuses a title with characters that nobody sees. @throws Problem `invalid` */
export function checkTitle(title: string): void {
	const issue = unseenIssue(title, 'Ce titre');
	if (issue !== null) throw new Problem('invalid', undefined, { title: issue });
}

/** What is left once unseen characters are gone. @throws Problem `invalid` for nothing */
export function checkBody(body: string): void {
	if (body === '') throw new Problem('invalid', undefined, { body: 'Écrivez votre message.' });
}

/** Opening a thread on something. */
export function opening(context: Context) {
	const { database, events } = context;
	const db = database.reader;
	const kept = postFiles(context);

	async function mayOpen(viewer: Person, asked: AskedPlace) {
		const place = await placeFor(db, viewer, asked);
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		if (!can(viewer, 'thread.open', place.facts))
			throw new Problem('forbidden', 'Pour écrire ici, il faut être membre du groupe.');
		return { place, member: viewer };
	}

	return {
		/** Before anything large is read. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async mayOpenThread(viewer: Person, asked: AskedPlace): Promise<void> {
			await mayOpen(viewer, asked);
		},

		/** What the thread will hang on, and who will read it. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async openingForm(viewer: Person, asked: AskedPlace) {
			const { place } = await mayOpen(viewer, asked);
			const { group, document } = place.facts;
			return {
				...{ objectKind: place.objectKind, placeKind: place.placeKind, placeTitle: place.placeTitle },
				...{ title: place.title, visibility: document?.visibility ?? group.visibility },
				isGroupRead: can(viewer, 'group.read', group),
			};
		},

		/**
		 * Opens a thread with its first words; those whom it names are told.
		 * @returns its id, or the names for which one must choose: nothing is written then.
		 * @throws Problem `not-found`, `signed-out`, `forbidden`, `invalid`, `too-many`
		 */
		async open(
			viewer: Person,
			asked: AskedPlace,
			{ kind, title, body: typed, chosen, files: sent = [] }: NewThread,
		): Promise<{ readonly id: string } | { readonly ambiguous: readonly Ambiguous[] }> {
			const { place, member } = await mayOpen(viewer, asked);
			checkTitle(title);
			const { body, ambiguous } = await nameEveryone(context, member, place.facts, typed, chosen);
			checkBody(body);
			if (ambiguous.length > 0) return { ambiguous };
			await countAttempts(context, [[limits.postsByAccount, member.accountId]]);
			const files = await kept.keep(member.accountId, sent);
			const { group, document } = place.facts;
			const { id, waiting } = await database.write(async (trx) => {
				const begun = { groupId: group.id, documentId: document?.id ?? null, place, kind, title, body };
				const { id, postId } = await beginThread(trx, context, member, begun);
				await addPostFiles(trx, postId, files);
				const named = peopleIn(body);
				const { isAsleep, ...subject } = await subjectOf(trx, context, id);
				if (isAsleep) return { id, waiting: 0 };
				const about = { ...subject, by: member.name, body: await wordsForLetter(trx, body, files) };
				const words = mentionLetter(about);
				const toNamed = await tell(
					trx,
					context,
					{ threadId: id, postId, event: `post ${postId}`, by: member.actorId },
					new Map(named.map((one) => [one, words])),
				);
				const post = { threadId: id, postId, groupId: group.id };
				const openingWords = openingLetter({ ...about, group: subject.group });
				const toMembers = await tellByMail(trx, context, post, openingWords, { isOpening: true, by: null });
				return { id, waiting: toNamed + toMembers };
			});
			if (waiting > 0) events.emit('mail-waiting');
			return { id };
		},
	};
}
