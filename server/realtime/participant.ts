import type { Closing } from '#domain/collaboration/closing.ts';
import type { Identity } from '#domain/collaboration/presence.ts';

/** A connection as its room sees it. */
export interface Participant {
	readonly identity: Identity;
	/** Has sent an awareness message. */
	hasSpoken: boolean;
	/** Sends a frame unless the reader is too slow, in which case it is closed. */
	send(frame: Uint8Array): void;
	/** Its updates of these numbers are on disk. */
	durable(positions: readonly number[]): void;
	/** Some of its updates cannot be stored for now; they are kept and tried again. */
	stalled(): void;
	close(why: Closing, reason?: string): void;
}
