import { nothing } from '#domain/collaboration/protocol.ts';
import type { Limits } from './limits.ts';
import type { RefusalKind } from './meter.ts';
import { Parking } from './parking.ts';
import type { Participant } from './participant.ts';
import { tooMuchAtOnce } from './quota.ts';
import type { Room } from './room.ts';
import { pausedReason } from './signs.ts';
import { Tally } from './tally.ts';
import { ForeignUpdate, OversizedUpdate, readUpdate, type Update } from './update.ts';
import { foreignSentence } from './vocabulary.ts';

/** A participant as what becomes of their updates concerns them. */
export interface Author extends Participant {
	readonly isOver: boolean;
	/** Has the right, and nothing keeps anybody from writing for now. */
	readonly mayWrite: boolean;
	readonly isPaused: boolean;
	/** Comes back and sends it again. */
	giveUp(kind: RefusalKind, reason: string): void;
	close(why: 'unavailable', reason: string): void;
	/** Does what one of its messages asked for, later; what that throws is its end, and nobody else's. */
	attempt(work: () => void): void;
	/** The server failed. */
	fail(error: unknown): void;
}

/**
 * The updates of one connection, in the order they came: counted, judged by the room, set aside while they lack something or
 * another process may know better [ACK-3] [ACK-4] [PEER-4].
 */
export class Intake {
	readonly #author: Author;
	readonly #room: Room;
	readonly #tally = new Tally();
	readonly #parking: Parking;
	/** Came before the room could judge them. */
	readonly #early: { readonly position: number; readonly bytes: Uint8Array }[] = [];

	constructor(author: Author, room: Room, limits: Limits['parked']) {
		this.#author = author;
		this.#room = room;
		this.#parking = new Parking(limits);
	}

	/** @throws {MalformedUpdate} */
	take(bytes: Uint8Array): void {
		const position = this.#tally.arrived();
		const { guard } = this.#room;
		if (guard.isReady && this.#early.length === 0) return this.#read(position, bytes);
		if (Buffer.compare(bytes, nothing) === 0) return void this.#room.acknowledge(this.#author, position);
		if (!guard.hold(bytes.length)) return this.#isFull();
		this.#early.push({ position, bytes });
		void this.#prepare();
	}

	/** The document is being read: what comes meanwhile is judged with it, in the order in which it came [ACK-5]. */
	async #prepare(): Promise<void> {
		const { guard } = this.#room;
		try {
			await guard.prepare();
		} catch (error) {
			if (this.#author.isOver) return;
			this.#author.fail(error);
			return this.#room.failed();
		}
		for (let early = this.#early.shift(); early; early = this.#early.shift()) {
			const { position, bytes } = early;
			guard.hold(-bytes.length);
			if (!this.#author.isOver) this.#author.attempt(() => this.#read(position, bytes));
		}
	}

	#read(position: number, bytes: Uint8Array): void {
		let update: Update;
		try {
			update = readUpdate(bytes, this.#room.bounds);
		} catch (error) {
			if (error instanceof OversizedUpdate) return this.#author.refuse('quota', tooMuchAtOnce, position);
			if (error instanceof ForeignUpdate)
				return this.#author.refuse('content', foreignSentence(error.message), position);
			throw error;
		}
		this.offer(position, update);
		this.#offerParked();
	}

	/** Its updates of these numbers are on disk. */
	stored(positions: readonly number[]): void {
		this.#tally.stored(positions);
	}

	/** How many of the first updates are on disk, when that is more than was said before. */
	news(): number | undefined {
		return this.#tally.news();
	}

	/** Something has lacked what it refers to for too long. */
	isOverdue(now: number): boolean {
		return this.#parking.isOverdue(now);
	}

	/** Offers again what lacked something that has come since, and what is no longer in doubt. */
	#offerParked(): void {
		const ready = this.#parking.release(this.#room);
		const { sureUpTo } = this.#parking;
		for (const { position, update } of ready) this.offer(position, update, position <= sureUpTo || undefined);
		if (ready.length > 0) this.#offerParked();
	}

	/** @param isSure what other processes stored is here; undefined when only the room can tell. */
	offer(position: number, update: Update, isSure?: boolean): void {
		const author = this.#author;
		if (author.isOver) return;
		const { isPaused } = author;
		const result = this.#room.receive(author, position, update, author.mayWrite, isPaused ? true : isSure);
		if (isPaused && result.verdict !== 'accepted') return author.close('unavailable', pausedReason);
		switch (result.verdict) {
			case 'accepted':
				return;
			case 'doubtful':
				return this.#doubt(position, update, isSure !== undefined);
			case 'refused':
				return author.refuse(result.kind, result.reason, position);
			case 'full':
				return this.#isFull();
			case 'missing':
				if (!this.#parking.add(position, update, Date.now(), result.lack)) this.#isTooMuch();
		}
	}

	/** Waits aside until it is known what other processes have stored; then it is judged again, for good. */
	#doubt(position: number, update: Update, isAsked: boolean): void {
		if (!this.#parking.add(position, update, Date.now())) return this.#isTooMuch();
		if (isAsked) return;
		void this.#decide(position);
	}

	async #decide(position: number): Promise<void> {
		await this.#room.sharing.catchUp('doubt');
		// Another guard may be in the making meanwhile; when it fails, so does the room.
		await this.#room.guard.prepare().catch(() => {});
		this.#parking.sureUpTo = Math.max(this.#parking.sureUpTo, position);
		if (this.#room.guard.isReady) this.#offerParked();
	}

	#isFull(): void {
		this.#author.giveUp('full', 'Enregistrement impossible pour l’instant');
	}

	#isTooMuch(): void {
		this.#author.giveUp('incomplete', 'Modifications incomplètes');
	}
}
