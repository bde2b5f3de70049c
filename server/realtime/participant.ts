import type { Closing } from '#domain/collaboration/closing.ts';
import type { Identity } from '#domain/collaboration/presence.ts';

/** A connection as its room sees it. */
export interface Participant {
	readonly identity: Identity;
	/** Has sent an awareness message. */
	hasSpoken: boolean;
	/** Frames wait because the reader is slow: presence is told once they have caught up. */
	readonly isWaiting: boolean;
	/** Sends a frame that must arrive, now or when the reader has read what came before. */
	send(frame: Uint8Array): void;
	/** Passes on the update that has just entered the content, and nothing later than it. */
	relay(frame: Uint8Array): void;
	/** Its updates of these numbers are on disk. */
	durable(positions: readonly number[]): void;
	/** Some of its updates cannot be stored for now; they are kept and tried again. */
	stalled(): void;
	close(why: Closing, reason?: string): void;
}
