import { closeCodes, type Closing } from '#domain/collaboration/closing.ts';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Why an update was not taken. */
export type RefusalKind = 'rights' | 'identity' | 'content' | 'incomplete' | 'full' | 'quota';

/**
 * Why the journal was read again: a message between processes that did not come, an update that refers to what is not here, or only to
 * be sure.
 */
export type CatchUpCause = 'gap' | 'doubt' | 'look';
/** Which limit turned someone away or closed a socket. */
export type LimitKind =
	| 'payload'
	| 'fragments'
	| 'messages'
	| 'bytes'
	| 'answers'
	| 'account'
	| 'connections'
	| 'stuck'
	| 'silent'
	| Turned;

/** Why a handshake was refused before anything was looked up, or given up. */
export type Turned = 'address' | 'pending' | 'origin' | 'late';

/** Codes that a socket may close with on its own; whatever else a client thinks of is « other » [L9]. */
const others = new Set<number>([
	1000,
	1001,
	1002,
	1005,
	1006,
	1007,
	1008,
	1009,
	...Object.values(closeCodes),
]);

/** What live editing tells an operator: sums and durations, never who, what or which document. */
export interface Meter {
	/** Called when the figures are asked for. */
	watch(count: { rooms(): number; connections(): number; buffered(): number }): void;
	/** One transaction of the journal, by how many updates it held. */
	committed(entries: number): void;
	/** A commit that failed; `waits`: it will be tried again. */
	notCommitted(waits: boolean): void;
	/** From the last byte of an update to its acknowledgement, in milliseconds. */
	acknowledged(milliseconds: number): void;
	/** A snapshot of a document, or an attempt at one. */
	snapshot(result: 'stored' | 'failed'): void;
	refused(kind: RefusalKind): void;
	/** A reader was too slow to be relayed to, and reads on from the content. */
	leftBehind(): void;
	caughtUp(because: CatchUpCause): void;
	limited(kind: LimitKind): void;
	/** @param why when it was this server's decision; otherwise the code that came. */
	closed(why: Closing | undefined, code: number): void;
}

export function createMeter(registry: Registry): Meter {
	const registers = [registry];
	const updates = new Counter({ name: 'maillage_updates_stored_total', help: 'Updates on disk', registers });
	const group = new Histogram({
		...{ name: 'maillage_commit_updates', help: 'Updates in one commit', registers },
		buckets: [1, 2, 5, 10, 25, 50, 100, 250, 1000],
	});
	const failures = new Counter({
		...{ name: 'maillage_commit_failures_total', help: 'Commits that failed, by what follows', registers },
		labelNames: ['then'],
	});
	const latency = new Histogram({
		...{ name: 'maillage_acknowledgement_seconds', help: 'From an update to its acknowledgement', registers },
		buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15],
	});
	const snapshots = new Counter({
		...{ name: 'maillage_snapshots_total', help: 'Snapshots of documents, by result', registers },
		labelNames: ['result'],
	});
	const refusals = new Counter({
		...{ name: 'maillage_updates_refused_total', help: 'Updates not taken, by kind', registers },
		labelNames: ['kind'],
	});
	const behind = new Counter({
		name: 'maillage_readers_behind_total',
		help: 'Readers left behind',
		registers,
	});
	const catchUps = new Counter({
		...{
			name: 'maillage_catch_ups_total',
			help: 'Journals read again for what other processes stored',
			registers,
		},
		labelNames: ['because'],
	});
	const limited = new Counter({
		...{ name: 'maillage_limits_reached_total', help: 'Turned away or closed, by limit', registers },
		labelNames: ['kind'],
	});
	const closes = new Counter({
		...{ name: 'maillage_closes_total', help: 'Closed sockets, by code', registers },
		labelNames: ['code'],
	});
	return {
		watch(count) {
			const gauge = (name: string, help: string, read: () => number) =>
				new Gauge({
					...{ name, help, registers },
					collect() {
						this.set(read());
					},
				});
			gauge('maillage_rooms_open', 'Documents open in this process', count.rooms);
			gauge('maillage_connections', 'Sockets in a document', count.connections);
			gauge('maillage_buffered_bytes', 'Bytes that wait for slow readers', count.buffered);
		},
		committed(entries) {
			updates.inc(entries);
			group.observe(entries);
		},
		notCommitted: (waits) => failures.inc({ then: waits ? 'tried again' : 'sent away' }),
		acknowledged: (milliseconds) => latency.observe(milliseconds / 1000),
		limited: (kind) => limited.inc({ kind }),
		leftBehind: () => behind.inc(),
		snapshot: (result) => snapshots.inc({ result }),
		refused: (kind) => refusals.inc({ kind }),
		caughtUp: (because) => catchUps.inc({ because }),
		closed(why, code) {
			const known = why ? closeCodes[why] : others.has(code) ? code : 'other';
			closes.inc({ code: known });
		},
	};
}
