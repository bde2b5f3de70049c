import { decodeFrame, encodeFrame, type Frame } from '#domain/collaboration/protocol.ts';

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
	received(frame: Frame): void;
	/** Once: closed by the other side, by the network, or because nothing came for too long. */
	closed(code: number): void;
}

/** The server sends something at least every 15 s: twice that in silence is a dead connection, in milliseconds. */
const silence = 30_000;
const openState = 1;

/** One connection, from opening to closing, speaking frames. */
export class FrameSocket {
	readonly #socket: SocketLike;
	readonly #listener: SocketListener;
	#watchdog: ReturnType<typeof setTimeout> | undefined;
	#over = false;

	constructor(constructor: SocketConstructor, address: string, listener: SocketListener) {
		this.#listener = listener;
		this.#socket = new constructor(address);
		this.#socket.binaryType = 'arraybuffer';
		this.#socket.onopen = () => listener.opened();
		this.#socket.onmessage = (event) => this.#receive(event.data);
		this.#socket.onclose = (event) => this.#end(event.code);
		// An error is always followed by a close.
		this.#socket.onerror = () => {};
		this.#listen();
	}

	send(frame: Frame): void {
		if (!this.#over && this.#socket.readyState === openState) this.#socket.send(encodeFrame(frame));
	}

	/** Silently: the listener hears nothing more. */
	destroy(): void {
		this.#over = true;
		clearTimeout(this.#watchdog);
		this.#socket.close();
	}

	#receive(data: ArrayBuffer): void {
		if (this.#over) return;
		this.#listen();
		this.#listener.received(decodeFrame(new Uint8Array(data)));
	}

	#listen(): void {
		clearTimeout(this.#watchdog);
		this.#watchdog = setTimeout(() => {
			this.#socket.close();
			this.#end(1006);
		}, silence);
	}

	#end(code: number): void {
		clearTimeout(this.#watchdog);
		if (this.#over) return;
		this.#over = true;
		this.#listener.closed(code);
	}
}
