import { Problem } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import { listClients } from '../documents/clients.ts';
import { JournalDamage, listEntries, readJournal, type StoredEntry } from '../documents/journal.ts';
import type { SharedEntry } from '../peers/message.ts';
import type { Line, Peers } from '../peers/peers.ts';
import { Committer } from './committer.ts';
import type { Limits } from './limits.ts';
import type { Meter } from './meter.ts';
import { Room } from './room.ts';
import { Snapshots } from './snapshot.ts';

type Entry =
	| { readonly state: 'opening'; readonly ready: Promise<Room> }
	| { readonly state: 'open'; readonly room: Room; closing: ReturnType<typeof setTimeout> | undefined };

/** The documents that are open in this process. */
export class Rooms {
	readonly committer: Committer;
	readonly #context: Context;
	readonly #limits: Limits;
	readonly #meter: Meter;
	readonly #peers: Peers;
	readonly #entries = new Map<string, Entry>();
	readonly #snapshots: Snapshots;
	readonly #resting: NodeJS.Timeout;

	constructor(context: Context, limits: Limits, meter: Meter, peers: Peers) {
		this.#context = context;
		this.#limits = limits;
		this.#meter = meter;
		this.#peers = peers;
		this.committer = new Committer(context, limits, meter);
		this.#snapshots = new Snapshots(context, limits, meter, peers);
		this.#resting = setInterval(() => this.#rest(), limits.rest).unref();
	}

	get size(): number {
		return this.#entries.size;
	}

	/**
	 * The room of a document, opened from its journal if need be.
	 * @throws Problem('unavailable') when what is stored is damaged: that document is quarantined, the others are served [E8].
	 */
	async open(documentId: string): Promise<Room> {
		for (;;) {
			const entry = this.#entries.get(documentId);
			if (entry?.state === 'open' && !entry.room.broken) {
				clearTimeout(entry.closing);
				entry.closing = this.#closeLater(entry.room);
				return entry.room;
			}
			if (entry?.state === 'opening') await entry.ready;
			else await this.#load(documentId);
		}
	}

	/** To be called whenever someone leaves: an empty room closes after a while. */
	left(room: Room): void {
		const entry = this.#entries.get(room.documentId);
		if (entry?.state !== 'open' || entry.room !== room || room.members.size > 0) return;
		clearTimeout(entry.closing);
		if (room.broken) this.#entries.delete(room.documentId);
		else entry.closing = this.#closeLater(room);
	}

	/** The application itself has stored an entry: whoever has the document open is shown it in its turn, here and elsewhere. */
	written(documentId: string, entry: SharedEntry): void {
		this.#peers.tell(documentId, { kind: 'entries', entries: [entry] });
		const opened = this.#entries.get(documentId);
		if (opened?.state === 'open') opened.room.sharing.written([entry]);
		// Its journal may have been read before; one that cannot be opened shows nothing.
		if (opened?.state === 'opening')
			void opened.ready.then((room) => room.sharing.written([entry])).catch(() => {});
	}

	/** What other processes stored until now is in every room that is open; one that cannot look sends everyone away. */
	async rejoin(): Promise<void> {
		for (const entry of [...this.#entries.values()]) {
			if (entry.state === 'open') await entry.room.sharing.rejoin();
			// One that cannot be opened has nothing to catch up with.
			if (entry.state === 'opening') await entry.ready.then((room) => room.sharing.rejoin()).catch(() => {});
		}
	}

	/** No timer runs any more. */
	async close(): Promise<void> {
		clearInterval(this.#resting);
		for (const entry of this.#entries.values())
			if (entry.state === 'open') {
				clearTimeout(entry.closing);
				entry.room.close();
			}
		this.#entries.clear();
		await this.#snapshots.stop();
	}

	#rest(): void {
		for (const entry of this.#entries.values()) if (entry.state === 'open') entry.room.rest();
	}

	async #load(documentId: string): Promise<void> {
		const ready = this.#read(documentId);
		this.#entries.set(documentId, { state: 'opening', ready });
		try {
			const room = await ready;
			this.#entries.set(documentId, { state: 'open', room, closing: this.#closeLater(room) });
		} catch (error) {
			this.#entries.delete(documentId);
			if (!(error instanceof JournalDamage)) throw error;
			this.#context.log.error({ err: error, document: documentId, seq: error.seq }, 'document quarantined');
			throw new Problem('unavailable');
		}
	}

	async #read(documentId: string): Promise<Room> {
		// Before the journal: what others store from then on is heard.
		const line = await this.#peers.follow(documentId);
		try {
			return await this.#build(documentId, line);
		} catch (error) {
			line.close();
			throw error;
		}
	}

	async #build(documentId: string, line: Line): Promise<Room> {
		const { database, log } = this.#context;
		const journal = await readJournal(database.reader, documentId, undefined, (damage) =>
			log.error(
				{ err: damage, document: documentId, seq: damage.seq },
				'snapshot damaged, an older one is used',
			),
		);
		const clients = await listClients(database.reader, documentId);
		const room = new Room(
			documentId,
			journal,
			clients,
			this.committer,
			this.#limits,
			this.#meter,
			line,
			(since) => this.#readOn(documentId, since),
			(stored) => void this.#snapshots.store(stored),
		);
		if (room.incomplete > 0)
			log.error({ document: documentId, entries: room.incomplete }, 'entries refer to what was never stored');
		return room;
	}

	async #readOn(documentId: string, since: number): Promise<readonly StoredEntry[]> {
		try {
			return await listEntries(this.#context.database.reader, documentId, since);
		} catch (error) {
			this.#context.log.error({ err: error, document: documentId }, 'journal not read on');
			throw error;
		}
	}

	/** A timer that never keeps the process alive; a room with people in it stays. */
	#closeLater(room: Room): ReturnType<typeof setTimeout> {
		return setTimeout(() => {
			const entry = this.#entries.get(room.documentId);
			if (room.members.size > 0 || entry?.state !== 'open' || entry.room !== room) return;
			// Their author has left, and the disk is full: they are still worth storing.
			if (room.isWaiting && !room.broken) return void (entry.closing = this.#closeLater(room));
			this.#entries.delete(room.documentId);
			room.close();
			// Who comes back meanwhile finds it all in the journal.
			void this.#snapshots.store(room, this.#limits.snapshotAfter / 8);
		}, this.#limits.linger).unref();
	}
}
