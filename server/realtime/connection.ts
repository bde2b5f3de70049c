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
import type { RawData, WebSocket } from 'ws';
import type { Grant } from './access.ts';
import type { Arrival, House } from './arrival.ts';
import { Inflow } from './inflow.ts';
import { Intake, type Author } from './intake.ts';
import type { LimitKind, RefusalKind } from './meter.ts';
import { Outflow } from './outflow.ts';
import type { Room } from './room.ts';
import { pausedReason, signOfLife } from './signs.ts';
import { MalformedUpdate, type Update } from './update.ts';

/** Bytes of an answer that are looked at for who has just lost the right to write. */
const lastWords = 100_000;

/** One socket in one room: limits, capability by message type, acknowledgement. */
export class Connection implements Author {
	readonly room: Room;
	readonly token: string;
	hasSpoken = false;
	readonly inflow: Inflow;
	/** The socket is gone. */
	readonly closed: Promise<void>;
	#grant: Grant;
	/** Said hello: understands acknowledgements, reasons and events. */
	#isOurs = false;
	/** Had the right to write at some time. */
	#couldWrite: boolean;
	/** Why this server closed it. */
	#closing: Closing | undefined;
	#answers = true;
	/** Was told that nothing can be stored for now. */
	#isStalled = false;
	/** Nobody may write for now, whatever their rights: the other processes cannot be reached [PEER-6]. */
	#isPaused: boolean;
	readonly #socket: WebSocket;
	readonly #house: House;
	readonly #intake: Intake;
	readonly #outflow: Outflow;

	constructor({ socket, stream, room, grant, token, account, isPaused }: Arrival, house: House) {
		const { limits, meter } = house;
		this.#socket = socket;
		this.#isPaused = isPaused;
		this.room = room;
		this.token = token;
		this.#grant = grant;
		this.#couldWrite = grant.canWrite;
		this.#house = house;
		this.inflow = new Inflow(socket, limits, account, meter);
		this.#intake = new Intake(this, room, limits.parked);
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
		this.#couldWrite ||= grant.canWrite;
		if (before.canWrite === grant.canWrite) return;
		this.room.presence.refresh(this);
		this.#welcome();
		if (this.mayWrite) this.room.ask(this);
	}

	/** Reading goes on; what is typed meanwhile is asked for when it is over. */
	pause(isPaused: boolean): void {
		if (this.#isPaused === isPaused) return;
		this.#isPaused = isPaused;
		this.#welcome();
		if (!isPaused) this.tell('resumed', {});
		if (this.mayWrite) this.room.ask(this);
	}

	get isOver(): boolean {
		return this.#closing !== undefined;
	}

	get mayWrite(): boolean {
		return this.#grant.canWrite && !this.#isPaused;
	}

	get isPaused(): boolean {
		return this.#isPaused;
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
		this.#intake.stored(positions);
		const count = this.#isOurs ? this.#intake.news() : undefined;
		if (count !== undefined) this.send(encodeFrame({ type: 'durable', count }));
	}

	returned(position: number, update: Update): void {
		this.#intake.offer(position, update);
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
		setTimeout(() => this.#socket.terminate(), this.#house.limits.closing).unref();
	}

	/** Called at each heartbeat: a client that answered nothing since the last one is gone. */
	beat(now: number): void {
		// A slow reader's answer may come after all that waits for them: the outflow has its own patience.
		if (!this.#answers && !this.isWaiting) {
			this.#house.meter.limited('silent');
			return this.#socket.terminate();
		}
		if (this.#intake.isOverdue(now)) return this.close('unavailable', 'Modifications incomplètes');
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
		this.attempt(() =>
			this.#handle(decodeFrame(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))),
		);
	}

	attempt(work: () => void): void {
		try {
			work();
		} catch (error) {
			if (error instanceof MalformedFrame || error instanceof MalformedUpdate) return this.close('malformed');
			// Thrown further it would end the process: one person's message is never the end for all.
			this.fail(error);
		}
	}

	fail(error: unknown): void {
		this.#house.fail(error, this.room.documentId);
		this.close('unavailable');
	}

	/** What each type of message may do. Types that only a server sends, and unknown ones, close the socket [R2]. */
	#handle(frame: Frame): void {
		switch (frame.type) {
			case 'hello':
				return this.#greet(frame.epoch);
			case 'step-1':
				return this.#answer(decodeStateVector(frame.stateVector));
			case 'step-2':
				return this.#takeAnswer(frame.update);
			case 'update':
				return this.#grant.canWrite
					? this.#intake.take(frame.update)
					: this.refuse('rights', closingSentence(closeCodes.refused));
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

	/**
	 * A stock reader answers the question it was asked; nothing of it is looked at. One of ours answers only while it thinks it may
	 * write: its turn counts, or every later acknowledgement would be one short [ACK-3]. More than a few last words is not decoded
	 * for who may not write: who comes back is told so before they answer.
	 */
	#takeAnswer(update: Uint8Array): void {
		if (this.#grant.canWrite) return this.#intake.take(update);
		if (!this.#isOurs || !this.#couldWrite) return;
		if (update.length > lastWords) return this.giveUp('rights', closingSentence(closeCodes.refused));
		this.#intake.take(update);
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
		const canWrite = this.mayWrite;
		this.send(encodeFrame({ type: 'welcome', version: protocolVersion, epoch: schemaEpoch, canWrite }));
		if (this.#isPaused) this.tell('paused', { reason: pausedReason });
	}

	#exceed(kind: LimitKind, why: Closing = 'tooMany', reason = ''): void {
		this.#house.meter.limited(kind);
		this.close(why, reason);
	}

	giveUp(kind: RefusalKind, reason: string): void {
		this.#house.meter.refused(kind);
		this.close('unavailable', reason);
	}

	/** @param position which of its updates, 0 for none in particular. */
	refuse(kind: RefusalKind, reason: string, position = 0): void {
		this.#house.meter.refused(kind);
		this.send(encodeFrame(this.#isOurs ? { type: 'refused', position, reason } : { type: 'denied', reason }));
		this.close('refused');
	}
}
