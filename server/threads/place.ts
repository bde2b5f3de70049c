import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { notFound } from '#domain/problem.ts';
import type { PlaceFacts } from '#domain/thread/policy.ts';
import type { ThreadObject, ThreadPlace } from '#domain/thread/thread.ts';
import type { Reader } from '../database/connection.ts';
import { findDocumentFacts } from '../documents/facts.ts';
import { getDocumentHead, getDocumentJson } from '../documents/reads.ts';
import { findGroupFacts, nameOfGroup } from '../groups/facts.ts';

/** What somebody wants a thread to hang on. */
export interface AskedPlace {
	readonly groupId: string;
	/** A document of that group. */
	readonly documentId?: string | undefined;
	readonly section?: string | undefined;
	readonly action?: string | undefined;
	/** The cité whose space the group is. */
	readonly isCite?: boolean | undefined;
}

/** What a thread hangs on, found and named. */
export interface Place {
	readonly facts: PlaceFacts;
	readonly objectKind: ThreadObject;
	readonly placeKind: ThreadPlace | null;
	readonly placeId: string | null;
	/** « Gouvernance »; empty for what has no title, and for the whole. */
	readonly placeTitle: string;
	readonly title: string;
}

/** @throws Problem `not-found` for what this person may not read, or is not in it */
export async function placeFor(db: Reader, viewer: Person, asked: AskedPlace): Promise<Place> {
	const group = await findGroupFacts(db, asked.groupId);
	if (!group) throw notFound();
	if (asked.documentId === undefined) {
		if (!can(viewer, 'group.read', group)) throw notFound();
		if (asked.isCite && group.citeId === null) throw notFound();
		return {
			...{ facts: { group, document: null }, objectKind: asked.isCite ? 'cite' : 'group' },
			...{ placeKind: null, placeId: null, placeTitle: '', title: (await nameOfGroup(db, group.id)).name },
		};
	}
	const document = await findDocumentFacts(db, asked.documentId);
	if (!document || document.group.id !== group.id || !can(viewer, 'document.read', document))
		throw notFound();
	const head = await getDocumentHead(db, document.id);
	const whole = {
		...{ facts: { group, document }, objectKind: 'document' as const, title: head.title },
		...{ placeKind: null, placeId: null, placeTitle: '' },
	};
	if (asked.section === undefined && asked.action === undefined) return whole;
	const { sections, programme } = await getDocumentJson(db, head);
	const [placeKind, part] =
		asked.section === undefined
			? (['action', programme?.actions.find(({ id }) => id === asked.action)] as const)
			: (['section', sections.find(({ id }) => id === asked.section)] as const);
	if (!part) throw notFound();
	return { ...whole, placeKind, placeId: part.id, placeTitle: part.title };
}
