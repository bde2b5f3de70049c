import { EventEmitter } from 'node:events';
import type { JournalEntry } from './documents/journal.ts';

/** What use cases tell the rest of the process once their transaction has committed. */
export interface EventMap {
	/**
	 * Someone may have lost or gained a right: realtime decides anew for the connections concerned [R3].
	 * A missing field means "any": `{}` re-decides everything.
	 */
	'access-changed': [
		change: { accountId?: string; sessionHash?: string; groupId?: string; documentId?: string },
	];
	/** The application itself has written in a document, which may be open here or elsewhere. */
	'document-written': [
		writing: { documentId: string; entry: Pick<JournalEntry, 'actorId' | 'bytes'> & { seq: number } },
	];
	/** Somebody searched, with words and no filter. */
	asked: [question: { text: string; found: boolean }];
	/** Mail waits in the outbox. */
	'mail-waiting': [];
	/** An import is to be written, or taken back. */
	'import-waiting': [];
}

export type Events = EventEmitter<EventMap>;

export function createEvents(): Events {
	return new EventEmitter<EventMap>().setMaxListeners(50);
}
