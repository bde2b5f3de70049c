import { EventEmitter } from 'node:events';

/** What use cases tell the rest of the process once their transaction has committed. */
export interface EventMap {
	/**
	 * Someone may have lost or gained a right: realtime decides anew for the connections concerned [R3].
	 * A missing field means "any": `{}` re-decides everything.
	 */
	'access-changed': [
		change: { accountId?: string; sessionHash?: string; groupId?: string; documentId?: string },
	];
	/** Mail waits in the outbox. */
	'mail-waiting': [];
}

export type Events = EventEmitter<EventMap>;

export function createEvents(): Events {
	return new EventEmitter<EventMap>().setMaxListeners(50);
}
