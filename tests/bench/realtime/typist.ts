import { awarenessMessage, dialectOf, updateMessage, type Dialect, type SubjectName } from './dialect.ts';
import { caret, erased, pasted, readRuns, typed, type Id, type Run } from './typing.ts';
import { frame, Wire } from './wire.ts';

/** One seat of a room, as the load process is told of it. */
export interface Seat {
	readonly subject: SubjectName;
	readonly port: number;
	readonly path: string;
	readonly room: string;
	readonly headers: Record<string, string>;
	/** A Yjs client of its own. */
	readonly client: number;
	/** The character it types behind. */
	readonly anchor: Id;
}

/** What a typist tells whoever measures. */
export interface Watch {
	/** A run of text by someone else has come. */
	seen(reader: Typist, run: Run): void;
	/** Its first `count` updates of this connection are durable; only ours says so. */
	durable?(author: Typist, count: number): void;
	closed?(typist: Typist, code: number): void;
}

/** Sending times are kept for so many updates; further back nobody asks. */
const remembered = 4096;

/** Someone who types one character at a time, without a Yjs document: what they send is written by hand, byte by byte. */
export class Typist {
	readonly seat: Seat;
	readonly wire: Wire;
	/** The content is there; rejects when the door stays shut. */
	readonly joined: Promise<void>;
	/** Updates sent. */
	sent = 0;
	clock = 0;
	readonly #typedAt = new Float64Array(remembered);
	readonly #sentAt = new Float64Array(remembered);
	readonly #dialect: Dialect;
	readonly #watch: Watch;
	#left: Id;
	#beat = 0;
	#isJoined: (() => void) | undefined;

	constructor(seat: Seat, watch: Watch) {
		this.seat = seat;
		this.#watch = watch;
		this.#left = seat.anchor;
		this.#dialect = dialectOf(seat.subject, seat.room);
		let refuse: (error: Error) => void = () => {};
		this.joined = new Promise((resolve, reject) => {
			this.#isJoined = resolve;
			refuse = reject;
		});
		this.joined.catch(() => {});
		this.wire = new Wire({
			port: seat.port,
			path: seat.path,
			headers: seat.headers,
			onMessage: (bytes) => this.#receive(bytes),
			onClose: (code) => {
				refuse(new Error(`${seat.subject} closed ${seat.path} with ${code}`));
				watch.closed?.(this, code);
			},
		});
		void this.wire.opened.then(() => {
			for (const message of this.#dialect.greeting) this.wire.send(frame(message));
			if (!this.#dialect.syncs) this.#isJoined?.();
		});
	}

	/** When the character with this clock was sent. */
	typedAt(clock: number): number {
		return this.#typedAt[clock % remembered]!;
	}

	/** When the update at this position, from 1, was sent. */
	sentAt(position: number): number {
		return this.#sentAt[position % remembered]!;
	}

	type(): void {
		const { client } = this.seat;
		const update = typed(client, this.clock, this.#left, 97 + (this.clock % 26));
		this.#left = { client, clock: this.clock };
		this.clock += 1;
		this.#send(update);
		this.#typedAt[(this.clock - 1) % remembered] = this.sentAt(this.sent);
	}

	/** Many characters at once. */
	paste(count: number): void {
		const { client } = this.seat;
		const update = pasted(client, this.clock, this.#left, count);
		this.#left = { client, clock: this.clock + count - 1 };
		this.clock += count;
		this.#send(update);
	}

	/** Takes back the last `count` characters typed. */
	erase(count: number): void {
		this.#send(erased(this.seat.client, Math.max(0, this.clock - count), Math.min(count, this.clock)));
	}

	/** Moves the caret to where the last character is. */
	present(): void {
		this.#beat += 1;
		const said = caret(this.seat.client, this.#beat, `Personne ${this.seat.client % 1000}`, this.#left);
		this.wire.send(frame(awarenessMessage(this.#dialect, said)));
	}

	/** Sends content that was made elsewhere. */
	push(update: Uint8Array): void {
		this.#send(update);
	}

	#send(update: Uint8Array): void {
		this.sent += 1;
		this.#sentAt[this.sent % remembered] = performance.now();
		this.wire.send(frame(updateMessage(this.#dialect, update)));
	}

	#receive(bytes: Buffer): void {
		let at = this.#dialect.prefix.length;
		const type = bytes[at]!;
		// 4 is Hocuspocus's answer to a question.
		if (type === 0 || type === 4) {
			const step = bytes[at + 1]!;
			if (step === 0) return;
			if (step === 1) return this.#isJoined?.();
			at += 2;
			while (bytes[at]! >= 0x80) at += 1;
			readRuns(bytes, at + 1, this.#seen);
		} else if (type === 102 && this.#watch.durable) {
			let count = 0;
			for (let weight = 1, byte = 0x80; byte >= 0x80; weight *= 128) {
				byte = bytes[(at += 1)]!;
				count += (byte & 0x7f) * weight;
			}
			this.#watch.durable(this, count);
		}
	}

	readonly #seen = (run: Run): void => {
		// @y/websocket-server and Hocuspocus send what one wrote back to its author, too.
		if (run.client !== this.seat.client) this.#watch.seen(this, run);
	};
}
