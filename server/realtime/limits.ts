import { readConfig, type Config } from '../config.ts';
import type { Rate } from './allowance.ts';
import type { SideLimits } from '../side-process.ts';

/** What one connection, one account or one document may cost; `server/config.ts` says how much. Tests pass smaller ones. */
export interface Limits {
	/** Bytes of one frame; beyond, the socket library closes with 1009. */
	readonly payload: number;
	/** Fragments of one message; beyond, the socket library closes with 1008. */
	readonly fragments: number;
	/** Messages a connection may send at once, and how many it regains per second. */
	readonly messages: Rate;
	/** The same in bytes. */
	readonly bytes: Rate;
	/** Bytes that may wait for a reader before updates are no longer kept for it [L4]. */
	readonly buffered: number;
	/** A reader that takes nothing for so long while something waits is sent away, in milliseconds. */
	readonly stuck: number;
	/** What all the connections of an account may send together, and be answered; closing one and coming back renews nothing. */
	readonly account: { readonly messages: Rate; readonly bytes: Rate; readonly answers: Rate };
	readonly connectionsPerAccount: number;
	readonly connectionsPerDocument: number;
	/** Updates of one connection that may wait for what they refer to, and their bytes. */
	readonly parked: { readonly updates: number; readonly bytes: number; readonly milliseconds: number };
	/** Yjs clients one update may introduce: an offline week of reloads, not an attack. */
	readonly clientsPerUpdate: number;
	/** Operations one update may bring: 200 000 take Yjs 0.2 s to apply, and everyone else waits while they are judged. */
	readonly operationsPerUpdate: number;
	/**
	 * What one document may hold, so that it opens within 2 s [L3]. Measured with Yjs 13.6 on a machine shared with seven other loads:
	 * 100 000 deletions apart from one another open in 0.7 s, 200 000 operations of one character (1.4 MB) in 0.2 s.
	 * How many may write at the same place at once is another matter (`contention.ts`). An honest document of 260 000 operations has a
	 * tenth of each.
	 */
	readonly document: {
		readonly bytes: number;
		readonly deletedRanges: number;
		readonly clients: number;
		/** Each is an editor in everyone's page. */
		readonly sections: number;
		/** Axes, actions, funders and what else a programme has in rows. */
		readonly rows: number;
	};
	/** Bytes of the document a connection may be answered at once, and per second: each question costs the server those bytes. */
	readonly answers: Rate;
	/** Bytes a document may have accepted and not stored: while the disk is full, its writers are sent away beyond. */
	readonly unstored: number;
	/** What judges a document's updates is let go when nothing was stored in it for so long, at most twice that, in milliseconds. */
	readonly rest: number;
	/** Two commits begin at least this far apart, in milliseconds: what is typed meanwhile shares one sync of the disk. */
	readonly pace: number;
	/** Between two attempts to store what could not be, in milliseconds. */
	readonly retry: number;
	/** Sign of life from the server, and between two looks at whether the client answers, in milliseconds. */
	readonly heartbeat: number;
	/** A right that is not decided anew within this long is none, in milliseconds [R3]. */
	readonly decision: number;
	/** Every right is decided again this often, whatever was told [R3]. */
	readonly recheck: number;
	/** Changes that no event tells (another process on the file, midnight) are looked for this often. */
	readonly watch: number;
	/** Handshakes of one network address, and how many may be under way from all of them. */
	readonly handshakes: Rate & { readonly pending: number };
	/** From the first byte to a joined room. */
	readonly handshake: number;
	/** A closed socket is cut after this long. */
	readonly closing: number;
	/** An empty room stays open this long for who comes back. */
	readonly linger: number;
	/** Journal entries after which the next snapshot is due, at least. */
	readonly snapshotAfter: number;
	/** Between two attempts at a snapshot that failed, in milliseconds, doubling up to an hour. */
	readonly snapshotRetry: number;
	/** Of work on one whole document, beside the server. */
	readonly worker: SideLimits;
}

/** As the environment sets them. */
export function readLimits(config: Config): Limits {
	return {
		payload: config.COLLAB_MAX_MESSAGE_BYTES,
		fragments: config.COLLAB_MAX_FRAGMENTS,
		messages: { burst: config.COLLAB_MESSAGES_AT_ONCE, perSecond: config.COLLAB_MESSAGES_PER_SECOND },
		bytes: { burst: config.COLLAB_BYTES_AT_ONCE, perSecond: config.COLLAB_BYTES_PER_SECOND },
		buffered: config.COLLAB_BUFFERED_BYTES,
		stuck: config.COLLAB_STUCK_MS,
		account: {
			messages: {
				burst: config.COLLAB_ACCOUNT_MESSAGES_AT_ONCE,
				perSecond: config.COLLAB_ACCOUNT_MESSAGES_PER_SECOND,
			},
			bytes: {
				burst: config.COLLAB_ACCOUNT_BYTES_AT_ONCE,
				perSecond: config.COLLAB_ACCOUNT_BYTES_PER_SECOND,
			},
			answers: {
				burst: config.COLLAB_ACCOUNT_ANSWERS_AT_ONCE,
				perSecond: config.COLLAB_ACCOUNT_ANSWERS_PER_SECOND,
			},
		},
		connectionsPerAccount: config.COLLAB_CONNECTIONS_PER_ACCOUNT,
		connectionsPerDocument: config.COLLAB_CONNECTIONS_PER_DOCUMENT,
		parked: {
			updates: config.COLLAB_PARKED_UPDATES,
			bytes: config.COLLAB_PARKED_BYTES,
			milliseconds: config.COLLAB_PARKED_MS,
		},
		clientsPerUpdate: config.COLLAB_CLIENTS_PER_UPDATE,
		operationsPerUpdate: config.COLLAB_OPERATIONS_PER_UPDATE,
		document: {
			bytes: config.COLLAB_DOCUMENT_BYTES,
			deletedRanges: config.COLLAB_DOCUMENT_DELETIONS,
			clients: config.COLLAB_DOCUMENT_CLIENTS,
			sections: config.COLLAB_DOCUMENT_SECTIONS,
			rows: config.COLLAB_DOCUMENT_ROWS,
		},
		answers: { burst: config.COLLAB_ANSWERS_AT_ONCE, perSecond: config.COLLAB_ANSWERS_PER_SECOND },
		unstored: config.COLLAB_UNSTORED_BYTES,
		rest: 180_000,
		retry: config.COLLAB_RETRY_MS,
		heartbeat: config.COLLAB_HEARTBEAT_MS,
		decision: config.COLLAB_DECISION_MS,
		recheck: config.COLLAB_RECHECK_MS,
		watch: config.COLLAB_WATCH_MS,
		handshakes: {
			burst: config.COLLAB_HANDSHAKES_AT_ONCE,
			perSecond: config.COLLAB_HANDSHAKES_PER_SECOND,
			pending: config.COLLAB_HANDSHAKES_PENDING,
		},
		handshake: config.COLLAB_HANDSHAKE_MS,
		closing: config.COLLAB_CLOSING_MS,
		pace: config.COLLAB_COMMIT_MS,
		linger: config.COLLAB_LINGER_MS,
		snapshotAfter: config.COLLAB_SNAPSHOT_AFTER,
		snapshotRetry: 10_000,
		worker: {
			megabytes: config.COLLAB_WORKER_MEGABYTES,
			milliseconds: config.COLLAB_WORKER_MS,
			idle: 30_000,
		},
	};
}

/** Those of an environment that says nothing. */
export const defaultLimits: Limits = readLimits(readConfig({}));
