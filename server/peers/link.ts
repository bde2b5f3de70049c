import { Redis } from 'ioredis';

/** Milliseconds after which an answer is no longer waited for. */
const patience = 1000;
/** Channels of one SUBSCRIBE. */
const batch = 500;

const options = {
	protocol: 2 as const,
	lazyConnect: true,
	// What cannot be said now must not be said later: whoever comes back looks at what is stored.
	enableOfflineQueue: false,
	autoResendUnfulfilledCommands: false,
	autoResubscribe: false,
	maxRetriesPerRequest: 0,
	enableAutoPipelining: true,
	connectTimeout: 2000,
	disconnectTimeout: 200,
	retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 6), 1000),
};

export interface LinkListener {
	heard(channel: string, bytes: Uint8Array): void;
	/** Both ways are open and every channel is subscribed; what was said before may have been missed. */
	joined(): void;
	failed(error: unknown): void;
}

/** Two connections to Redis, one to speak and one to hear, that come back by themselves with all their channels. */
export class Link {
	readonly #speaker: Redis;
	readonly #hearer: Redis;
	readonly #channels = new Set<string>();
	readonly #listener: LinkListener;
	/** The hearer has all channels on its present connection. */
	#isListening = false;

	constructor(url: string, listener: LinkListener) {
		this.#listener = listener;
		this.#speaker = new Redis(url, { ...options, connectionName: 'maillage-says' });
		this.#hearer = new Redis(url, { ...options, connectionName: 'maillage-hears' });
		for (const redis of [this.#speaker, this.#hearer]) {
			redis.on('error', (error) => listener.failed(error));
			redis.on('ready', () => void this.#join());
			redis.on('close', () => (this.#isListening = false));
		}
		this.#hearer.on('messageBuffer', (channel: Buffer, bytes: Buffer) =>
			listener.heard(channel.toString(), new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)),
		);
	}

	connect(): void {
		for (const redis of [this.#speaker, this.#hearer]) redis.connect().catch(() => {});
	}

	/** Resolves when it left; rejects at once when there is no connection. */
	async say(channel: string, bytes: Uint8Array): Promise<void> {
		await this.#speaker.publish(channel, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
	}

	/** Resolves when it is heard, or when it will only be once `joined` is told. */
	async hear(channel: string): Promise<void> {
		this.#channels.add(channel);
		if (this.#isListening) await within(patience, this.#hearer.subscribe(channel)).catch(() => {});
	}

	ignore(channel: string): void {
		this.#channels.delete(channel);
		if (this.#isListening) this.#hearer.unsubscribe(channel).catch(() => {});
	}

	/** Sets a key for a time unless it is there. @returns whether it is now this value. */
	async hold(key: string, value: string, milliseconds: number): Promise<boolean> {
		const held = await within(patience, this.#speaker.set(key, value, 'PX', milliseconds, 'NX'));
		return held === 'OK' || (await within(patience, this.#speaker.get(key))) === value;
	}

	/** Connections that no longer answer are given up for new ones: a network may swallow everything for a quarter of an hour. */
	reconnect(): void {
		for (const redis of [this.#speaker, this.#hearer]) if (redis.status === 'ready') redis.disconnect(true);
	}

	async close(): Promise<void> {
		await within(patience, this.#speaker.quit()).catch(() => {});
		for (const redis of [this.#speaker, this.#hearer]) redis.disconnect();
	}

	async #join(): Promise<void> {
		if (this.#speaker.status !== 'ready' || this.#hearer.status !== 'ready') return;
		// From now on a new channel is subscribed by who asks for it.
		this.#isListening = true;
		const channels = [...this.#channels];
		try {
			for (let start = 0; start < channels.length; start += batch)
				await this.#hearer.subscribe(...channels.slice(start, start + batch));
		} catch (error) {
			// Closed meanwhile: it will join again.
			return this.#listener.failed(error);
		}
		this.#listener.joined();
	}
}

/** The promise's own outcome, or a rejection when it takes longer. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('no answer')), milliseconds);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
