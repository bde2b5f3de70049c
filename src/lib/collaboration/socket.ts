import { MalformedFrame } from '#domain/collaboration/bytes.ts';
import { decodeFrame, encodeFrame, type Frame } from '#domain/collaboration/protocol.ts';
import { unreadable } from './attempts.ts';
import { Inbox, type Heard } from './inbox.ts';

/** The part of the browser's WebSocket that is used, so that another program may bring its own. */
export interface SocketLike {
	binaryType: string;
	readonly readyState: number;
	onopen: ((event: never) => void) | null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null;
	onclose: ((event: { code: number; reason: string }) => void) | null;
	onerror: ((event: never) => void) | null;
	send(bytes: Uint8Array): void;
	close(): void;
}

export type SocketConstructor = new (address: string) => SocketLike;

export interface SocketListener {
	opened(): void;
	/** What others wrote and where they are, in the order in which it came. */
	heard(frames: readonly Heard[]): void;
	/** Anything else, once what came before has been heard; acknowledgements at once. */
	received(frame: Exclude<Frame, Heard>): void;
	/**
	 * Once: closed by the other side, by the network, because nothing came for too long, or because what came made no sense.
	 * @param heard whether anything came at all.
	 */
	closed(code: number, heard: boolean): void;
}

/** The server answers a hello at once: a proxy that swallows everything is found out sooner, in milliseconds. */
const greeting = 10_000;
/** A large document comes as one message, of which nothing is heard until its end: minutes on a thin line, in milliseconds. */
const content = 300_000;
/** Then the server sends something at least every 15 s: twice that in silence is a dead connection, in milliseconds. */
const silence = 30_000;
const look = 5000;
const openState = 1;
const abnormal = 1006;

/** One connection, from opening to closing, speaking frames. */
export class FrameSocket {
	readonly #socket: SocketLike;
	readonly #listener: SocketListener;
	readonly #watchdog: ReturnType<typeof setInterval>;
	readonly #inbox: Inbox;
	#heard = false;
	/** How long the silence may be just now. */
	#patience = greeting;
	/** By the clock on the wall, which goes on while a laptop sleeps: timers do not. */
	#lastAt = Date.now();
	#over = false;

	constructor(constructor: SocketConstructor, address: string, listener: SocketListener, pace?: number) {
		this.#listener = listener;
		this.#inbox = new Inbox((heard) => this.#attempt(() => listener.heard(heard)), pace);
		this.#socket = new constructor(address);
		this.#socket.binaryType = 'arraybuffer';
		this.#socket.onopen = () => listener.opened();
		this.#socket.onmessage = (event) => this.#receive(event.data);
		this.#socket.onclose = (event) => this.#end(event.code);
		// An error is always followed by a close.
		this.#socket.onerror = () => {};
		this.#watchdog = setInterval(() => this.check(), look);
	}

	send(frame: Frame): void {
		if (!this.#over && this.#socket.readyState === openState) this.#socket.send(encodeFrame(frame));
	}

	/** Ends a connection that has been silent for too long. */
	check(): void {
		if (Date.now() - this.#lastAt < this.#patience) return;
		this.#socket.close();
		this.#end(abnormal);
	}

	/** Silently: the listener hears nothing more. */
	destroy(): void {
		this.#over = true;
		clearInterval(this.#watchdog);
		this.#inbox.forget();
		this.#socket.close();
	}

	#receive(data: ArrayBuffer): void {
		if (this.#over) return;
		if (!this.#heard) this.#patience = content;
		this.#heard = true;
		this.#lastAt = Date.now();
		this.#attempt(() => {
			const frame = decodeFrame(new Uint8Array(data));
			if (frame.type === 'update' || frame.type === 'awareness') return this.#inbox.add(frame);
			if (frame.type === 'step-2') this.#patience = silence;
			if (frame.type !== 'durable') this.#inbox.flush();
			this.#listener.received(frame);
		});
	}

	#attempt(work: () => void): void {
		try {
			work();
		} catch (error) {
			// The next connection starts from a state vector: whatever was lost here comes again.
			if (!(error instanceof MalformedFrame)) globalThis.reportError?.(error);
			this.#socket.close();
			this.#end(unreadable);
		}
	}

	#end(code: number): void {
		clearInterval(this.#watchdog);
		// What came counts, though nothing comes after it.
		if (!this.#over) this.#inbox.flush();
		if (this.#over) return;
		this.#over = true;
		this.#listener.closed(code, this.#heard);
	}
}
