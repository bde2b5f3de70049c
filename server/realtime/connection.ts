import { MalformedFrame } from '#domain/collaboration/bytes.ts';
import { closeCodes, closingSentence, type Closing } from '#domain/collaboration/closing.ts';
import type { Identity } from '#domain/collaboration/presence.ts';
import {
	decodeFrame,
	decodeStateVector,
	encodeFrame,
	protocolVersion,
	type Frame,
} from '#domain/collaboration/protocol.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { Grant } from './access.ts';
import { Inflow, type AccountAllowance } from './inflow.ts';
import type { Limits } from './limits.ts';
import type { LimitKind, Meter, RefusalKind } from './meter.ts';
import { Outflow } from './outflow.ts';
import { Parking } from './parking.ts';
import type { Participant } from './participant.ts';
import type { Room } from './room.ts';
import { pausedReason, signOfLife } from './signs.ts';
import { Tally } from './tally.ts';
import { MalformedUpdate, readUpdate, type Update } from './update.ts';

/** One socket in one room: limits, capability by message type, acknowledgement. */
export class Connection implements Participant {
	readonly room: Room;
	readonly token: string;
	hasSpoken = false;
	readonly inflow: Inflow;
	/** The socket is gone. */
	readonly closed: Promise<void>;
	#grant: Grant;
	/** Said hello: understands acknowledgements, reasons and events. */
	#isOurs = false;
	/** Why this server closed it. */
	#closing: Closing | undefined;
	readonly #tally = new Tally();
	#answers = true;
	/** Was told that nothing can be stored for now. */
	#isStalled = false;
	/** Nobody may write for now, whatever their rights: the other processes cannot be reached [PEER-6]. */
	#isPaused: boolean;
	readonly #socket: WebSocket;
	readonly #fail: (error: unknown) => void;
	readonly #limits: Limits;
	readonly #meter: Meter;
	readonly #parking: Parking;
	readonly #outflow: Outflow;

	/** @param fail told of what no message should cause. */
	constructor(
		socket: WebSocket,
		stream: Duplex,
		room: Room,
		grant: Grant,
		token: string,
		limits: Limits,
		account: AccountAllowance,
		meter: Meter,
		isPaused: boolean,
		fail: (error: unknown) => void,
	) {
		this.#socket = socket;
		this.#isPaused = isPaused;
		this.#fail = fail;
		this.room = room;
		this.token = token;
		this.#grant = grant;
		this.#limits = limits;
		this.#meter = meter;
		this.inflow = new Inflow(socket, limits, account, meter);
		this.#parking = new Parking(limits.parked);
		this.#outflow = new Outflow(socket, stream, room.content, limits, {
			answered: () => room.ask(this),
			behind: () => meter.leftBehind(),
			free: () => room.presence.catchUp(this),
			stuck: () => this.#exceed('stuck', 'slow', 'Connexion trop lente'),
		});
		socket.once('close', () => this.#outflow.stop());
		this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
		socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
		socket.on('pong', () => (this.#answers = true));
	}

	get identity(): Identity {
		return this.#grant.identity;
	}

	get closing(): Closing | undefined {
		return this.#closing;
	}

	get grant(): Grant {
		return this.#grant;
	}

	/** The rights as decided anew. Losing the right to write takes effect with the next message. */
	regrant(grant: Grant): void {
		if (this.#closing) return;
		const before = this.#grant;
		this.#grant = grant;
		if (before.canWrite === grant.canWrite) return;
		this.room.presence.refresh(this);
		this.#welcome();
		if (this.#mayWrite) this.room.ask(this);
	}

	/** Reading goes on; what is typed meanwhile is asked for when it is over. */
	pause(isPaused: boolean): void {
		if (this.#isPaused === isPaused) return;
		this.#isPaused = isPaused;
		this.#welcome();
		if (!isPaused) this.tell('resumed', {});
		if (this.#mayWrite) this.room.ask(this);
	}

	get #mayWrite(): boolean {
		return this.#grant.canWrite && !this.#isPaused;
	}

	/** Bytes that wait for it. */
	get bufferedAmount(): number {
		return this.#outflow.bufferedAmount;
	}

	get isWaiting(): boolean {
		return this.#outflow.isWaiting;
	}

	send(frame: Uint8Array): void {
		this.#outflow.send(frame);
	}

	relay(frame: Uint8Array): void {
		this.#outflow.relay(frame);
	}

	stalled(): void {
		if (this.#isStalled) return;
		this.#isStalled = true;
		this.tell('not-stored', { reason: 'Le serveur ne peut rien enregistrer pour l’instant' });
	}

	durable(positions: readonly number[]): void {
		this.#isStalled = false;
		this.#tally.stored(positions);
		const count = this.#isOurs ? this.#tally.news() : undefined;
		if (count !== undefined) this.send(encodeFrame({ type: 'durable', count }));
	}

	/** Tells something that happened outside the text, to clients that understand. */
	tell(name: string, body: unknown): void {
		if (this.#isOurs) this.send(encodeFrame({ type: 'event', name, body: JSON.stringify(body) }));
	}

	/** Closes once; the socket is cut if the other side does not answer, its buffered bytes with it. */
	close(why: Closing, reason = ''): void {
		if (this.#closing) return;
		this.#closing = why;
		this.#outflow.stop();
		this.#socket.close(closeCodes[why], reason);
		setTimeout(() => this.#socket.terminate(), this.#limits.closing).unref();
	}

	/** Called at each heartbeat: a client that answered nothing since the last one is gone. */
	beat(now: number): void {
		// A slow reader's answer may come after all that waits for them: the outflow has its own patience.
		if (!this.#answers && !this.isWaiting) {
			this.#meter.limited('silent');
			return this.#socket.terminate();
		}
		if (this.#parking.isOverdue(now)) return this.close('unavailable', 'Modifications incomplètes');
		this.#answers = this.isWaiting;
		if (this.isWaiting) return;
		this.#socket.ping();
		this.send(signOfLife);
	}

	#receive(data: RawData, isBinary: boolean): void {
		if (this.#closing) return;
		const bytes = data as Buffer;
		const now = Date.now();
		this.#answers = true;
		if (!isBinary) return this.close('malformed');
		const exceeded = this.inflow.exceededBy(bytes.length, now);
		if (exceeded) return this.#exceed(exceeded);
		try {
			this.#handle(decodeFrame(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
		} catch (error) {
			if (error instanceof MalformedFrame || error instanceof MalformedUpdate) return this.close('malformed');
			// Thrown further it would end the process: one person's message is never the end for all.
			this.#fail(error);
			this.close('unavailable');
		}
	}

	/** What each type of message may do. Types that only a server sends, and unknown ones, close the socket [R2]. */
	#handle(frame: Frame): void {
		switch (frame.type) {
			case 'hello':
				return this.#greet(frame.epoch);
			case 'step-1':
				return this.#answer(decodeStateVector(frame.stateVector));
			case 'step-2':
				// A stock reader answers the question it was asked; nothing of it is looked at. One of ours answers only while
				// it thinks it may write: its turn counts, or every later acknowledgement would be one short [ACK-3].
				return this.#grant.canWrite || this.#isOurs ? this.#write(frame.update) : undefined;
			case 'update':
				return this.#grant.canWrite
					? this.#write(frame.update)
					: this.#refuse('rights', closingSentence(closeCodes.refused));
			case 'awareness':
				return this.room.presence.receive(this, frame.payload, (clientId) =>
					this.room.mayUse(clientId, this.identity.actorId),
				);
			case 'query-awareness': {
				const present = this.room.presence.present(this);
				if (present && !this.inflow.mayAsk(present.length)) return this.#exceed('answers');
				return present && this.send(present);
			}
			default:
				return this.close('malformed');
		}
	}

	/** The question is a few bytes, the answer may be the whole document. */
	#answer(known: ReadonlyMap<number, number>): void {
		if (this.inflow.mayAsk(this.room.content.weightFor(known))) this.#outflow.answer(known);
		else this.#exceed('answers');
	}

	#greet(epoch: number): void {
		if (epoch < schemaEpoch) return this.close('outdated');
		this.#isOurs = true;
		this.#welcome();
	}

	#welcome(): void {
		if (!this.#isOurs) return;
		const canWrite = this.#mayWrite;
		this.send(encodeFrame({ type: 'welcome', version: protocolVersion, epoch: schemaEpoch, canWrite }));
		if (this.#isPaused) this.tell('paused', { reason: pausedReason });
	}

	#write(bytes: Uint8Array): void {
		const position = this.#tally.arrived();
		this.#offer(position, readUpdate(bytes));
		this.#offerParked();
	}

	/** Offers again what lacked something that has come since, and what is no longer in doubt. */
	#offerParked(): void {
		const ready = this.#parking.release(this.room);
		const { sureUpTo } = this.#parking;
		for (const { position, update } of ready)
			this.#offer(position, update, position <= sureUpTo || undefined);
		if (ready.length > 0) this.#offerParked();
	}

	/** @param isSure what other processes stored is here; undefined when only the room can tell. */
	#offer(position: number, update: Update, isSure?: boolean): void {
		if (this.#closing) return;
		const result = this.room.receive(this, position, update, this.#mayWrite, isSure || this.#isPaused);
		if (this.#isPaused && result.verdict !== 'accepted') return this.close('unavailable', pausedReason);
		if (result.verdict === 'doubtful') return this.#doubt(position, update, isSure !== undefined);
		if (result.verdict === 'refused') return this.#refuse(result.kind, result.reason, position);
		if (result.verdict === 'full') return this.#giveUp('full', 'Enregistrement impossible pour l’instant');
		if (result.verdict === 'missing' && !this.#parking.add(position, update, Date.now(), result.lack))
			this.#giveUp('incomplete', 'Modifications incomplètes');
	}

	/** Waits aside until it is known what other processes have stored; then it is judged again, for good. */
	#doubt(position: number, update: Update, isAsked: boolean): void {
		if (!this.#parking.add(position, update, Date.now()))
			return this.#giveUp('incomplete', 'Modifications incomplètes');
		if (isAsked) return;
		void this.room.sharing.catchUp('doubt').then(() => {
			this.#parking.sureUpTo = position;
			this.#offerParked();
		});
	}

	#exceed(kind: LimitKind, why: Closing = 'tooMany', reason = ''): void {
		this.#meter.limited(kind);
		this.close(why, reason);
	}

	#giveUp(kind: RefusalKind, reason: string): void {
		this.#meter.refused(kind);
		this.close('unavailable', reason);
	}

	#refuse(kind: RefusalKind, reason: string, position = 0): void {
		this.#meter.refused(kind);
		this.send(encodeFrame(this.#isOurs ? { type: 'refused', position, reason } : { type: 'denied', reason }));
		this.close('refused');
	}
}
