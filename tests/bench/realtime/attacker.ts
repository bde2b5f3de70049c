import { connect, type Socket } from 'node:net';
import { dialectOf } from './dialect.ts';
import type { Seat } from './typist.ts';
import { typed } from './typing.ts';
import { frame, Wire } from './wire.ts';

export const attacks = [
	'slow reader',
	'flood',
	'oversized frame',
	'endless fragments',
	'endless handshake',
] as const;
export type Attack = (typeof attacks)[number];

/** Someone with a session and the right to write who behaves badly, and comes back a moment after being sent away. */
export class Attacker {
	/** How often each code ended it. */
	readonly codes = new Map<number, number>();
	readonly #seat: Seat;
	readonly #attack: Attack;
	#socket: Socket | undefined;
	#timer: ReturnType<typeof setInterval> | undefined;
	#stopped = false;

	constructor(seat: Seat, attack: Attack) {
		this.#seat = seat;
		this.#attack = attack;
		this.#come();
	}

	stop(): void {
		this.#stopped = true;
		clearInterval(this.#timer);
		this.#socket?.destroy();
	}

	#come(): void {
		if (this.#stopped) return;
		if (this.#attack === 'endless handshake') return this.#beginToKnock();
		const seat = this.#seat;
		const wire = new Wire({
			...{ port: seat.port, path: seat.path, headers: seat.headers },
			onMessage: () => {},
			onClose: (code) => this.#sentAway(code),
		});
		this.#socket = wire.socket;
		void wire.opened.then(() => {
			for (const message of dialectOf('ours', seat.room).greeting) wire.send(frame(message));
			this.#misbehave(wire, this.#attack);
		});
	}

	/** A request that never ends. */
	#beginToKnock(): void {
		const { port, path } = this.#seat;
		this.#socket = connect(port, '127.0.0.1');
		this.#socket.on('error', () => {});
		this.#socket.on('close', () => this.#sentAway(1006));
		this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n`);
		this.#repeatedly(() => this.#socket?.write('X-More: x\r\n'), 1000);
	}

	#sentAway(code: number): void {
		clearInterval(this.#timer);
		if (this.#stopped) return;
		this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
		setTimeout(() => this.#come(), 500);
	}

	#misbehave(wire: Wire, attack: Attack): void {
		const { client, anchor } = this.#seat;
		switch (attack) {
			case 'slow reader':
				return void wire.socket.pause();
			case 'flood': {
				// Each of them small, well-formed and allowed.
				const message = frame(new Uint8Array([0, 2, ...block(typed(client, 0, anchor, 97))]));
				return this.#repeatedly(() => {
					for (let left = 500; left > 0; left -= 1) wire.send(message);
				});
			}
			case 'oversized frame':
				return wire.send(frame(new Uint8Array(9 * 1024 * 1024)));
			case 'endless fragments': {
				wire.send(frame(new Uint8Array([0]), 2, false));
				const more = frame(new Uint8Array([0]), 0, false);
				return this.#repeatedly(() => {
					for (let left = 500; left > 0; left -= 1) wire.send(more);
				});
			}
		}
	}

	#repeatedly(act: () => void, every = 20): void {
		clearInterval(this.#timer);
		this.#timer = setInterval(() => {
			if (this.#socket?.writable) act();
		}, every);
	}
}

const block = (bytes: Uint8Array): number[] => [bytes.length, ...bytes];
