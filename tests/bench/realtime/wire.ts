import { connect, type Socket } from 'node:net';

export interface WireOptions {
	readonly port: number;
	readonly path: string;
	readonly headers: Record<string, string>;
	/** Called with each binary message; the bytes are only valid during the call. */
	readonly onMessage: (bytes: Buffer) => void;
	readonly onClose: (code: number) => void;
}

/**
 * A WebSocket client that costs next to nothing, because what it loads shares the machine with it: messages are framed before
 * they are sent and looked at where they arrived. Speaks only what a benchmark meets: binary messages, ping, close.
 */
export class Wire {
	readonly socket: Socket;
	/** Bytes of messages received. */
	received = 0;
	#rest: Buffer | undefined;
	#isUpgraded = false;
	#opened: ((done: void) => void) | undefined;
	#parts: Buffer[] = [];
	#code = 1006;
	readonly #options: WireOptions;
	readonly opened: Promise<void>;

	constructor(options: WireOptions) {
		this.#options = options;
		this.opened = new Promise((resolve) => (this.#opened = resolve));
		this.socket = connect(options.port, '127.0.0.1');
		this.socket.setNoDelay(true);
		this.socket.on('error', () => {});
		this.socket.on('close', () => options.onClose(this.#code));
		this.socket.on('data', (chunk: Buffer) => this.#read(chunk));
		const headers = Object.entries(options.headers).map(([name, value]) => `${name}: ${value}\r\n`);
		this.socket.write(
			`GET ${options.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
				`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n${headers.join('')}\r\n`,
		);
	}

	send(framed: Uint8Array): void {
		this.socket.write(framed);
	}

	close(): void {
		this.socket.end(frame(new Uint8Array([3, 232]), 8));
	}

	#read(chunk: Buffer): void {
		let data = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
		this.#rest = undefined;
		if (!this.#isUpgraded) {
			const end = data.indexOf('\r\n\r\n');
			if (end < 0) return void (this.#rest = data);
			if (!data.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) return void this.socket.destroy();
			this.#isUpgraded = true;
			this.#opened?.();
			data = data.subarray(end + 4);
		}
		let at = 0;
		for (;;) {
			const left = data.length - at;
			if (left < 2) break;
			const short = data[at + 1]! & 0x7f;
			const head = short < 126 ? 2 : short === 126 ? 4 : 10;
			if (left < head) break;
			const size =
				short < 126
					? short
					: short === 126
						? data.readUInt16BE(at + 2)
						: Number(data.readBigUInt64BE(at + 2));
			if (left < head + size) break;
			this.#take(data[at]!, data.subarray(at + head, at + head + size));
			at += head + size;
		}
		if (at < data.length) this.#rest = data.subarray(at);
	}

	#take(first: number, payload: Buffer): void {
		const code = first & 0x0f;
		this.received += payload.length;
		if (code === 9) this.socket.write(frame(payload, 10));
		else if (code === 8) {
			if (payload.length >= 2) this.#code = payload.readUInt16BE(0);
			this.socket.end(frame(payload, 8));
		} else if (code <= 2) {
			if ((first & 0x80) === 0) return void this.#parts.push(Buffer.from(payload));
			if (this.#parts.length === 0) return this.#options.onMessage(payload);
			const whole = Buffer.concat([...this.#parts, payload]);
			this.#parts = [];
			this.#options.onMessage(whole);
		}
	}
}

/** A client's frame around a payload. Its mask is zero, which the server undoes at the price of any other. */
export function frame(payload: Uint8Array, code = 2, final = true): Uint8Array {
	const { length } = payload;
	const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const framed = Buffer.alloc(head + 4 + length);
	framed[0] = (final ? 0x80 : 0) | code;
	framed[1] = 0x80 | (length < 126 ? length : length < 65_536 ? 126 : 127);
	if (head === 4) framed.writeUInt16BE(length, 2);
	if (head === 10) framed.writeBigUInt64BE(BigInt(length), 2);
	framed.set(payload, head + 4);
	return framed;
}
