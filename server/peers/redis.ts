import { MalformedFrame } from '#domain/collaboration/bytes.ts';
import type { Logger } from 'pino';
import type { Events } from '../events.ts';
import { Census } from './census.ts';
import { beatEvery, Lease, lookEvery } from './lease.ts';
import { SharedLine } from './line.ts';
import { Link, within } from './link.ts';
import {
	decodeMessage,
	encodeMessage,
	type AccessChange,
	type DocumentMessage,
	type Envelope,
	type Message,
} from './message.ts';
import { controlChannel, prefixOf } from './network.ts';
import type { PeersMeter } from './meter.ts';
import type { Line, Peers } from './peers.ts';

/** How long a process alone makes the snapshots of a document, in milliseconds. */
const turn = 30_000;
/** Connections on which nothing comes back are given up after this long, in milliseconds. */
const stuck = 3000;

/** Processes that reach each other through Redis. Nothing is kept there but whose turn it is: what is said and not heard is in the database. */
export class RedisPeers implements Peers {
	readonly #link: Link;
	readonly #prefix: string;
	readonly #control: string;
	readonly #process = crypto.randomUUID();
	readonly #events: Events;
	readonly #log: Logger;
	readonly #meter: PeersMeter;
	readonly #lease = new Lease();
	readonly #census = new Census();
	readonly #lines = new Map<string, SharedLine>();
	readonly #listeners = new Set<() => void>();
	readonly #timers: ReturnType<typeof setInterval>[];
	/** Changes of rights told by others: not to be told again. */
	readonly #heardChanges = new WeakSet<AccessChange>();
	/** A change of rights could not be told. */
	#owesChange = false;
	#wasReachable = false;
	#lostAt = performance.now();
	/** What Redis, or the way to it, last said was wrong. */
	#fault: unknown;

	constructor(url: string, network: string, events: Events, log: Logger, meter: PeersMeter) {
		this.#prefix = prefixOf(network);
		this.#control = controlChannel(network);
		this.#events = events;
		this.#log = log;
		this.#meter = meter;
		meter.watch({ isReachable: () => this.isReachable, processes: () => this.#census.size });
		this.#link = new Link(url, {
			heard: (channel, bytes) => this.#heard(channel, bytes),
			joined: () => this.#joined(),
			failed: (error) => (this.#fault = error),
		});
		void this.#link.hear(this.#control);
		this.#timers = [
			setInterval(() => this.#beat(), beatEvery).unref(),
			setInterval(() => this.#look(), lookEvery).unref(),
		];
		events.on('access-changed', this.#tellChange);
		this.#link.connect();
	}

	get isReachable(): boolean {
		return this.#lease.isHeld;
	}

	get isSomeoneSilent(): boolean {
		return this.#census.isSomeoneSilent(performance.now());
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Resolves once the others are reachable, or after so many milliseconds all the same. */
	async reached(patience: number): Promise<void> {
		if (this.isReachable) return;
		const { promise, resolve } = Promise.withResolvers<void>();
		const forget = this.onChange(resolve);
		await within(patience, promise).catch(() => this.#tellLost());
		forget();
	}

	async follow(documentId: string): Promise<Line> {
		const channel = this.#channelOf(documentId);
		const line = new SharedLine(
			(message) => void this.#say(channel, message),
			(closed) => {
				if (this.#lines.get(channel) !== closed) return;
				this.#lines.delete(channel);
				this.#link.ignore(channel);
			},
		);
		this.#lines.set(channel, line);
		await this.#link.hear(channel);
		return line;
	}

	tell(documentId: string, message: DocumentMessage): void {
		void this.#say(this.#channelOf(documentId), message);
	}

	async takesTurn(documentId: string): Promise<boolean> {
		if (!this.isReachable) return false;
		const key = `${this.#prefix}snapshot:${documentId}`;
		return this.#link.hold(key, this.#process, turn).catch(() => false);
	}

	async stop(): Promise<void> {
		for (const timer of this.#timers) clearInterval(timer);
		this.#events.off('access-changed', this.#tellChange);
		await this.#say(this.#control, { kind: 'farewell' });
		await this.#link.close();
	}

	#channelOf(documentId: string): string {
		return `${this.#prefix}document:${documentId}`;
	}

	/** @returns whether it left. What did not is found in the database by the others, once they are told to look there. */
	async #say(channel: string, message: Message): Promise<boolean> {
		try {
			await this.#link.say(channel, encodeMessage({ process: this.#process, message }));
			this.#meter.published();
			return true;
		} catch {
			this.#meter.notPublished();
			return false;
		}
	}

	readonly #tellChange = async (change: AccessChange): Promise<void> => {
		if (this.#heardChanges.has(change)) return;
		if (!(await this.#say(this.#control, { kind: 'access-changed', change }))) this.#owesChange = true;
	};

	#heard(channel: string, bytes: Uint8Array): void {
		let envelope: Envelope;
		try {
			envelope = decodeMessage(bytes);
		} catch (error) {
			if (!(error instanceof MalformedFrame)) throw error;
			return this.#meter.malformed();
		}
		const { process, message } = envelope;
		const now = performance.now();
		if (process === this.#process) {
			if (message.kind === 'beat') this.#lease.heard(message.sentAt, now);
			return this.#settle();
		}
		this.#meter.received();
		switch (message.kind) {
			case 'beat':
				return this.#census.heard(process, now);
			case 'farewell':
				this.#census.left(process);
				return this.#gone(process);
			case 'access-changed':
				this.#heardChanges.add(message.change);
				return void this.#events.emit('access-changed', message.change);
			default:
				this.#lines.get(channel)?.heard(message, process);
		}
	}

	#beat(): void {
		void this.#say(this.#control, { kind: 'beat', sentAt: Math.floor(performance.now()) });
	}

	#look(): void {
		const now = performance.now();
		this.#lease.look(now);
		for (const process of this.#census.sweep(now)) this.#gone(process);
		this.#settle();
		if (this.isReachable || now - this.#lostAt < stuck) return;
		this.#lostAt = now;
		this.#link.reconnect();
	}

	#joined(): void {
		this.#beat();
		// What was said while a connection was away is lost.
		if (this.isReachable) this.#changed();
	}

	/** Tells when the others have become reachable, or have ceased to be. */
	#settle(): void {
		if (this.isReachable === this.#wasReachable) return;
		this.#wasReachable = this.isReachable;
		if (this.isReachable) this.#log.info('other processes reachable');
		else {
			this.#lostAt = performance.now();
			this.#tellLost();
		}
		this.#changed();
	}

	#changed(): void {
		if (this.isReachable && this.#owesChange) {
			this.#owesChange = false;
			void this.#tellChange({});
		}
		for (const listener of this.#listeners) listener();
	}

	#tellLost(): void {
		this.#log.error({ err: this.#fault }, 'other processes not reachable: documents are read-only');
		this.#fault = undefined;
	}

	#gone(process: string): void {
		for (const line of this.#lines.values()) line.gone(process);
	}
}
