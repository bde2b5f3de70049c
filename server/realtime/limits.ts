/** What one connection, one account or one document may cost. Tests pass smaller ones. */
export interface Limits {
	/** Bytes of one frame; beyond, the socket library closes with 1009. */
	readonly payload: number;
	/** Messages a connection may send at once, and how many it regains per second. */
	readonly messages: { readonly burst: number; readonly perSecond: number };
	/** The same in bytes. */
	readonly bytes: { readonly burst: number; readonly perSecond: number };
	/** Bytes that may wait for a reader before it is sent away to come back by state vector [L4]. */
	readonly buffered: number;
	readonly connectionsPerAccount: number;
	readonly connectionsPerDocument: number;
	/** Updates of one connection that may wait for what they refer to, and their bytes. */
	readonly parked: { readonly updates: number; readonly bytes: number; readonly milliseconds: number };
	/** Yjs clients one update may introduce: an offline week of reloads, not an attack. */
	readonly clientsPerUpdate: number;
	/** Bytes a document may have accepted and not stored: while the disk is full, its writers are sent away beyond. */
	readonly unstored: number;
	/** Between two attempts to store what could not be, in milliseconds. */
	readonly retry: number;
	/** Sign of life from the server, and between two looks at whether the client answers, in milliseconds. */
	readonly heartbeat: number;
	/** Every right is decided again this often, whatever was told [R3]. */
	readonly recheck: number;
	/** From the first byte to a joined room. */
	readonly handshake: number;
	/** A closed socket is cut after this long. */
	readonly closing: number;
	/** An empty room stays open this long for who comes back. */
	readonly linger: number;
	/** Journal entries after which the next snapshot is due. */
	readonly snapshotAfter: number;
}

export const defaultLimits: Limits = {
	payload: 8 * 1024 * 1024,
	messages: { burst: 500, perSecond: 120 },
	bytes: { burst: 16 * 1024 * 1024, perSecond: 512 * 1024 },
	buffered: 4 * 1024 * 1024,
	connectionsPerAccount: 40,
	connectionsPerDocument: 200,
	parked: { updates: 64, bytes: 1024 * 1024, milliseconds: 15_000 },
	clientsPerUpdate: 64,
	unstored: 4 * 1024 * 1024,
	retry: 1000,
	heartbeat: 15_000,
	recheck: 60_000,
	handshake: 10_000,
	closing: 1500,
	linger: 10_000,
	snapshotAfter: 256,
};
