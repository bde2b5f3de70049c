import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Grant } from './access.ts';
import type { AccountAllowance } from './inflow.ts';
import type { Limits } from './limits.ts';
import type { Meter } from './meter.ts';
import type { Room } from './room.ts';

/** Who comes, through which socket. */
export interface Arrival {
	readonly socket: WebSocket;
	/** What the WebSocket writes to. */
	readonly stream: Duplex;
	readonly room: Room;
	readonly grant: Grant;
	readonly token: string;
	readonly account: AccountAllowance;
	readonly isPaused: boolean;
}

/** What is the same for all who come. */
export interface House {
	readonly limits: Limits;
	readonly meter: Meter;
	/** Told of what no message should cause. */
	fail(error: unknown, documentId: string): void;
}
