import type { StoredEntry } from '../documents/journal.ts';
import type { DocumentMessage, SharedEntry } from '../peers/message.ts';
import type { Line } from '../peers/peers.ts';
import type { Inventory } from './inventory.ts';
import type { CatchUpCause, Meter } from './meter.ts';
import type { Participant } from './participant.ts';
import type { RoomPresence } from './presence.ts';
import { Sequence } from './sequence.ts';
import { summarise, type Summary } from './summary.ts';
import { MalformedUpdate, readUpdate, type Update } from './update.ts';

/** Milliseconds that an entry another process has stored may be on its way before it is read from the journal. */
const patience = 100;

/** An update that is stored, to be shown in its turn. */
export interface Stored {
	readonly update: Summary;
	/** When it was read just now. */
	readonly decoded?: Update;
	readonly actorId: string | null;
	/** Undefined when it came through another process. */
	readonly author: Participant | undefined;
	/** What knows of it already, when it entered here. */
	readonly takenBy?: Inventory;
}

/** The room, as what is stored sees it. */
export interface Shown {
	readonly presence: RoomPresence;
	/** In the order of the journal. */
	show(stored: readonly Stored[]): void;
	failed(): void;
}

/**
 * What a room has in common with the same document in other processes: the journal. Everyone shows what is stored in the order in
 * which it is stored, so that copies are equal whatever a client sends to two processes at once [PEER-3]. What another process
 * stored comes by its message, which may come twice or never: the journal has it.
 */
export class Sharing {
	readonly #room: Shown;
	readonly #line: Line;
	readonly #read: (since: number) => Promise<readonly StoredEntry[]>;
	readonly #meter: Meter;
	readonly #sequence: Sequence<Stored>;
	/** The last entry that is known to be stored, here or elsewhere. */
	#known = 0;
	#waiting: ReturnType<typeof setTimeout> | undefined;
	#reading: Promise<void> = Promise.resolve();
	#next: Promise<void> | undefined;
	#isClosed = false;

	/** @param read the journal's entries after a sequence. */
	constructor(
		room: Shown,
		line: Line,
		seq: number,
		read: (since: number) => Promise<readonly StoredEntry[]>,
		meter: Meter,
	) {
		this.#room = room;
		this.#line = line;
		this.#read = read;
		this.#meter = meter;
		this.#sequence = new Sequence(seq);
	}

	/** The last entry that is shown; all before it are. */
	get seq(): number {
		return this.#sequence.reached;
	}

	/** Others may store in this document too. */
	get isShared(): boolean {
		return this.#line.isShared;
	}

	/** To be called once the room can show: what was said while its journal was read is heard now. */
	begin(): void {
		this.#line.listen({
			heard: (message, process) => this.#heard(message, process),
			gone: (process) => this.#room.presence.gone(process),
		});
		this.#greet();
	}

	/** The room's own updates are stored, the last of them as `seq`. */
	stored(seq: number, own: readonly Stored[]): void {
		const first = seq - own.length + 1;
		if (this.isShared)
			this.#line.tell({
				kind: 'entries',
				entries: own.map(({ update: { bytes }, actorId }, index) => ({ seq: first + index, actorId, bytes })),
			});
		own.forEach((item, index) => this.#sequence.add(first + index, item));
		this.#advance(seq);
	}

	/** These are stored, by the application itself rather than by somebody in this room. */
	written(entries: readonly SharedEntry[]): void {
		if (!this.#isClosed) this.#receive(entries);
	}

	/** Resolves once all that was stored when this was called is shown, or the room has failed. */
	catchUp(because: CatchUpCause): Promise<void> {
		// One that is under way may have looked too early.
		return (this.#next ??= this.#reading.then(() => {
			this.#next = undefined;
			return (this.#reading = this.#readOn(because));
		}));
	}

	/** The others may have missed what was said, and so may we. */
	async rejoin(): Promise<void> {
		if (!this.isShared) return;
		await this.catchUp('look');
		this.#greet();
	}

	close(): void {
		this.#isClosed = true;
		clearTimeout(this.#waiting);
		this.#line.close();
	}

	#greet(): void {
		if (!this.isShared) return;
		this.#line.tell({ kind: 'greeting', seq: this.seq });
		this.#tellPresences();
	}

	#tellPresences(): void {
		const entries = this.#room.presence.own();
		this.#line.tell({ kind: 'presences', whole: true, entries });
	}

	#heard(message: DocumentMessage, process: string): void {
		switch (message.kind) {
			case 'entries':
				return this.#receive(message.entries);
			case 'greeting':
				if (this.#room.presence.own().length > 0) this.#tellPresences();
				return this.#advance(message.seq);
			case 'presences':
				return this.#room.presence.heard(process, message.entries, message.whole);
		}
	}

	#receive(entries: readonly SharedEntry[]): void {
		let known = 0;
		for (const { seq, actorId, bytes } of entries) {
			known = Math.max(known, seq);
			const update = this.#sequence.has(seq) ? undefined : readableUpdate(bytes);
			if (update) this.#sequence.add(seq, heard(update, actorId));
		}
		this.#advance(known);
	}

	/** Shows what may be shown; what is stored and did not come is waited for a moment, then read. */
	#advance(known: number): void {
		this.#known = Math.max(this.#known, known);
		const due = [...this.#sequence.due()];
		if (due.length > 0) this.#room.show(due);
		if (this.seq >= this.#known || this.#waiting || this.#isClosed) return;
		this.#waiting = setTimeout(() => {
			this.#waiting = undefined;
			if (this.seq < this.#known) void this.catchUp('gap');
		}, patience).unref();
	}

	async #readOn(because: CatchUpCause): Promise<void> {
		if (this.#isClosed) return;
		try {
			const entries = await this.#read(this.seq);
			if (this.#isClosed) return;
			this.#meter.caughtUp(because);
			for (const { seq, actorId, bytes } of entries)
				this.#sequence.add(seq, heard(readUpdate(bytes), actorId));
			this.#advance(entries.at(-1)?.seq ?? 0);
		} catch {
			this.#room.failed();
		}
	}
}

function heard(decoded: Update, actorId: string | null): Stored {
	return { update: summarise(decoded), decoded, actorId, author: undefined };
}

/** What cannot be read in a message is found in the journal. */
function readableUpdate(bytes: Uint8Array): Update | undefined {
	try {
		return readUpdate(bytes);
	} catch (error) {
		if (error instanceof MalformedUpdate) return undefined;
		throw error;
	}
}
