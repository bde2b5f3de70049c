import { encodeFrame, encodeSyncHead, nothing } from '#domain/collaboration/protocol.ts';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Content, Cursor } from './content.ts';
import type { Limits } from './limits.ts';
import { inWebSocketFrames } from './web-socket-frame.ts';

/** Bytes handed to the socket at a time: what waits there belongs to one reader alone, what waits here is shared by all. */
const chunk = 64 * 1024;

/** Bytes to be sent; `ends` when they end their message; `weight` is what they count as waiting. */
interface Due {
	readonly bytes: Uint8Array;
	readonly ends: boolean;
	readonly weight: number;
}

/** What the connection is told. */
export interface OutflowEvents {
	/** A question was answered to its end. */
	answered(): void;
	/** Is too far behind to be relayed to: gets the rest from the content. */
	behind(): void;
	/** Nothing waits any more. */
	free(): void;
	/** Took nothing for too long. */
	stuck(): void;
}

/**
 * What one reader is sent, at the pace they read [L4]. A frame goes out at once while the socket takes it, and waits otherwise; beyond the
 * bound the reader is *behind*: updates are no longer kept for them, a cursor in the content is, and what they lack is read
 * there as they drain. An answer to step 1 goes the same way, however large the document.
 */
export class Outflow {
	readonly #socket: WebSocket;
	readonly #stream: Duplex;
	readonly #content: Content;
	readonly #limits: Pick<Limits, 'buffered' | 'payload' | 'stuck'>;
	readonly #events: OutflowEvents;
	/** Frames sent during this turn of the event loop, and their bytes. */
	#turn: Uint8Array[] = [];
	#turnBytes = 0;
	readonly #due: Due[] = [];
	/** Bytes of the first that the socket has. */
	#begun = 0;
	/** Bytes that wait, those of the content aside. */
	#waiting = 0;
	/** Where in the content this reader is, while updates are not relayed to them. */
	#cursor: Cursor | undefined;
	/** An answer to step 1 is on its way; its next update, held back because the last one is a step 2. */
	#answer: { held: Uint8Array | undefined } | undefined;
	/** Asked again meanwhile: only the newest question is answered. */
	#asked: ReadonlyMap<number, number> | undefined;
	#patience: ReturnType<typeof setTimeout> | undefined;
	#stopped = false;

	/** @param stream what the WebSocket writes to. */
	constructor(
		socket: WebSocket,
		stream: Duplex,
		content: Content,
		limits: Pick<Limits, 'buffered' | 'payload' | 'stuck'>,
		events: OutflowEvents,
	) {
		this.#socket = socket;
		this.#stream = stream;
		this.#content = content;
		this.#limits = limits;
		this.#events = events;
		stream.on('drain', () => {
			if (!this.isWaiting) return;
			this.#patience?.refresh();
			this.#pump();
		});
	}

	/** Something has not been handed to the socket yet. */
	get isWaiting(): boolean {
		return this.#due.length > 0 || this.#cursor !== undefined;
	}

	/** Bytes that wait for this reader, here and in the socket; what the content holds is not counted. */
	get bufferedAmount(): number {
		return this.#waiting + this.#turnBytes + this.#socket.bufferedAmount;
	}

	/** Sends what must arrive, after all that was sent before. */
	send(frame: Uint8Array): void {
		if (this.#stopped) return;
		if (!this.isWaiting && this.#turnBytes + frame.length <= chunk && !this.#stream.writableNeedDrain)
			return this.#give(frame);
		this.#push({ bytes: frame, ends: true, weight: frame.length });
		if (this.#waiting > this.#limits.buffered + this.#limits.payload) return this.#events.stuck();
		this.#pump();
	}

	/** Passes on the update that entered the content last: who is behind will read it there. */
	relay(frame: Uint8Array): void {
		if (this.#cursor || this.#stopped) return;
		this.send(frame);
		if (this.#waiting <= this.#limits.buffered) return;
		this.#cursor = this.#content.cursorAtEnd();
		this.#events.behind();
	}

	/** Sends what someone lacks who knows `known`, the last as sync step 2. */
	answer(known: ReadonlyMap<number, number>): void {
		if (this.#stopped) return;
		if (this.#answer) return void (this.#asked = known);
		this.#cursor = this.#content.cursor(known);
		this.#answer = { held: undefined };
		this.#pump();
	}

	/** What was sent before leaves; nothing does any more. */
	stop(): void {
		this.#flush();
		this.#stopped = true;
		this.#due.length = 0;
		this.#cursor = undefined;
		clearTimeout(this.#patience);
	}

	/** The frames of a turn of the event loop leave in one write: to many readers, writing is what costs. */
	#give(frame: Uint8Array): void {
		if (this.#turn.length === 0) process.nextTick(() => this.#flush());
		this.#turn.push(frame);
		this.#turnBytes += frame.length;
	}

	/** Straight to what the WebSocket writes to. Before anything that the WebSocket itself is given. */
	#flush(): void {
		if (this.#turn.length > 0 && this.#socket.readyState === this.#socket.OPEN)
			this.#stream.write(inWebSocketFrames(this.#turn));
		this.#turn = [];
		this.#turnBytes = 0;
	}

	#push(due: Due): void {
		this.#due.push(due);
		this.#waiting += due.weight;
	}

	#pump(): void {
		this.#flush();
		while (!this.#stopped && !this.#stream.writableNeedDrain) {
			const due = this.#due[0];
			if (due) this.#write(due);
			else if (!this.#read()) break;
		}
		if (this.#stopped) return;
		if (this.isWaiting) this.#patience ??= this.#wait();
		else if (this.#patience) {
			clearTimeout(this.#patience);
			this.#patience = undefined;
			this.#events.free();
		}
	}

	#write({ bytes, ends, weight }: Due): void {
		const end = Math.min(this.#begun + chunk, bytes.length);
		const isLast = end === bytes.length;
		this.#socket.send(bytes.subarray(this.#begun, end), { fin: isLast && ends });
		this.#begun = isLast ? 0 : end;
		if (!isLast) return;
		this.#due.shift();
		this.#waiting -= weight;
	}

	/** Takes the next update from the content. @returns false when there is nothing to be read. */
	#read(): boolean {
		if (!this.#cursor) return false;
		const next = this.#cursor.next();
		if (!this.#answer) {
			if (next) this.#pushUpdate('update', next);
			else this.#cursor = undefined;
			return true;
		}
		if (next) {
			if (this.#answer.held) this.#pushUpdate('update', this.#answer.held);
			this.#answer.held = next;
			return true;
		}
		this.#pushUpdate('step-2', this.#answer.held ?? nothing);
		this.#answer = this.#cursor = undefined;
		this.#events.answered();
		const again = this.#asked;
		this.#asked = undefined;
		if (again) this.answer(again);
		return true;
	}

	#pushUpdate(type: 'update' | 'step-2', update: Uint8Array): void {
		if (update.length <= chunk)
			return this.#push({ bytes: encodeFrame({ type, update }), ends: true, weight: 0 });
		this.#push({ bytes: encodeSyncHead(type, update.length), ends: false, weight: 0 });
		this.#push({ bytes: update, ends: true, weight: 0 });
	}

	#wait(): ReturnType<typeof setTimeout> {
		return setTimeout(() => this.#events.stuck(), this.#limits.stuck).unref();
	}
}
