import type { Member, Person } from '../access/person.ts';
import { documentRules, type DocumentFacts } from '../document/policy.ts';
import { animates, groupRules, takesPart, type GroupFacts } from '../group/policy.ts';

/** The facts about what a thread hangs on. */
export interface PlaceFacts {
	readonly group: GroupFacts;
	/** The document it hangs on, of that group; null for the group itself or its cité. */
	readonly document: DocumentFacts | null;
}

/** The facts about a thread that its rights depend on. */
export interface ThreadFacts extends PlaceFacts {
	readonly type: 'thread';
	readonly id: string;
	/** The actor who opened it. */
	readonly authorId: string | null;
	readonly closed: boolean;
	/** Set aside by those who animate: only they see it. */
	readonly hidden: boolean;
}

export interface PostFacts {
	readonly type: 'post';
	readonly thread: ThreadFacts;
	readonly authorId: string | null;
	/** Set aside by those who animate, or taken back by who wrote it. */
	readonly hidden: boolean;
}

/** Who reads the object reads its threads. */
const reads = (person: Person, { group, document }: PlaceFacts): boolean =>
	document ? documentRules['document.read'](person, document) : groupRules['group.read'](person, group);

/** Members write; observers and guests read. Who comments or writes a document also does so in its threads. */
const writes = (person: Person, { group, document }: PlaceFacts): person is Member => {
	if (person.kind !== 'member' || group.state === 'archived') return false;
	const grant = document ? person.grants.get(document.id) : undefined;
	return takesPart(person, group) || grant === 'editor' || grant === 'commenter';
};

const manages = (person: Person, { group }: PlaceFacts): boolean =>
	person.kind === 'member' && group.state !== 'archived' && animates(person, group);

const isSeen = (person: Person, thread: ThreadFacts): boolean =>
	reads(person, thread) && (!thread.hidden || (person.kind === 'member' && animates(person, thread.group)));

export const threadRules = {
	'thread.open': (person: Person, place: PlaceFacts) => reads(person, place) && writes(person, place),
	'thread.read': isSeen,
	/** Be told of answers or not, say that one was useful, report one. */
	'thread.follow': (person: Person, thread: ThreadFacts) =>
		person.kind === 'member' && isSeen(person, thread),
	/** Answer, and take charge of a question oneself. */
	'thread.answer': (person: Person, thread: ThreadFacts) =>
		isSeen(person, thread) && writes(person, thread) && !thread.closed && !thread.hidden,
	/** Keep an answer, close and open again: who asked, and who animates. */
	'thread.settle': (person: Person, thread: ThreadFacts) =>
		isSeen(person, thread) &&
		(manages(person, thread) || (writes(person, thread) && person.actorId === thread.authorId)),
	/** Pin, move, merge, moderate, entrust to somebody else. */
	'thread.manage': (person: Person, thread: ThreadFacts) => isSeen(person, thread) && manages(person, thread),
	/** Write one's own words anew, or take them back. */
	'post.edit': (person: Person, post: PostFacts) =>
		isSeen(person, post.thread) &&
		writes(person, post.thread) &&
		person.actorId === post.authorId &&
		!post.hidden &&
		!post.thread.hidden,
};
