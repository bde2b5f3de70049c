import type { Closing } from '#domain/collaboration/closing.ts';
import type { Identity } from '#domain/collaboration/presence.ts';
import type { RefusalKind } from './meter.ts';
import type { Update } from './update.ts';

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
	/** The update at `position` will never be stored. */
	refuse(kind: RefusalKind, reason: string, position: number): void;
	/** Its update of this number was accepted and cannot be stored for now: whether it ever can depends on what others have stored. */
	returned(position: number, update: Update): void;
	/** Some of its updates cannot be stored for now; they are kept and tried again. */
	stalled(): void;
	close(why: Closing, reason?: string): void;
}
