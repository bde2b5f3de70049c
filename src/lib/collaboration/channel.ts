import { closingSentence, isFinal } from '#domain/collaboration/closing.ts';
import { encodeAwareness } from '#domain/collaboration/presence.ts';
import { protocolVersion, type Frame } from '#domain/collaboration/protocol.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { waitBefore } from './backoff.ts';
import type { SaveState } from './save-state.ts';
import { SaveTracker } from './save-tracker.ts';
import { FrameSocket, type SocketConstructor } from './socket.ts';
import { applyAwarenessUpdate, removeAwarenessStates, type Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

/** A connection that lasts this long starts the waiting anew when it breaks, in milliseconds. */
const steady = 5000;

export interface ChannelOptions {
	/** Where `/collab/` is: `wss://maillage.example`; by default the page's own site. */
	readonly site?: string;
	readonly WebSocket?: SocketConstructor;
	/** This device's clock. */
	readonly now?: () => Date;
	readonly epoch?: number;
}

/**
 * Keeps one Y.Doc and its awareness in step with the server, for as long as it is not destroyed: connects, says hello,
 * exchanges state vectors, sends what was typed, listens, comes back by itself. Plain TypeScript: runs in Node too.
 */
export class Channel {
	readonly #doc: Y.Doc;
	readonly #awareness: Awareness;
	readonly #address: string;
	readonly #Socket: SocketConstructor;
	readonly #now: () => Date;
	readonly #epoch: number;
	readonly #tracker = new SaveTracker();
	readonly #listeners = new Set<() => void>();
	readonly #eventListeners = new Set<(name: string, body: unknown) => void>();
	#socket: FrameSocket | null = null;
	/** What the server lacked was sent on this connection: from now on every edit travels as it is made. */
	#caughtUp = false;
	#attempt = 0;
	/** When the content came on this connection, in milliseconds. */
	#openedAt = Number.POSITIVE_INFINITY;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#ticking: ReturnType<typeof setInterval> | undefined;
	#reason = '';
	#over = false;
	#synced = false;
	#canWrite = false;

	constructor(documentId: string, doc: Y.Doc, awareness: Awareness, options: ChannelOptions = {}) {
		this.#doc = doc;
		this.#awareness = awareness;
		this.#address = `${options.site ?? location.origin.replace(/^http/, 'ws')}/collab/${documentId}`;
		this.#Socket = options.WebSocket ?? (globalThis.WebSocket as unknown as SocketConstructor);
		this.#now = options.now ?? (() => new Date());
		this.#epoch = options.epoch ?? schemaEpoch;
		doc.on('update', this.#send);
		awareness.on('update', this.#tell);
		globalThis.window?.addEventListener('online', this.#hurry);
	}

	get save(): SaveState {
		return this.#tracker.at(this.#now());
	}
	get hasPending(): boolean {
		return this.#tracker.hasPending;
	}
	get synced(): boolean {
		return this.#synced;
	}
	get canWrite(): boolean {
		return this.#canWrite;
	}

	/** Called after anything that `save`, `synced` or `canWrite` say may have changed. Returns how to stop. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	onEvent(listener: (name: string, body: unknown) => void): () => void {
		this.#eventListeners.add(listener);
		return () => this.#eventListeners.delete(listener);
	}

	connect(): void {
		if (this.#over || this.#socket) return;
		clearTimeout(this.#retry);
		this.#caughtUp = false;
		this.#socket = new FrameSocket(this.#Socket, this.#address, {
			opened: () => this.#greet(),
			received: (frame) => this.#receive(frame),
			closed: (code) => this.#closed(code),
		});
	}

	destroy(): void {
		if (this.#over) return;
		this.#over = true;
		globalThis.window?.removeEventListener('online', this.#hurry);
		clearTimeout(this.#retry);
		clearInterval(this.#ticking);
		this.#doc.off('update', this.#send);
		this.#awareness.off('update', this.#tell);
		this.#socket?.destroy();
		this.#listeners.clear();
		this.#eventListeners.clear();
	}

	#greet(): void {
		this.#socket?.send({ type: 'hello', version: protocolVersion, epoch: this.#epoch });
		this.#socket?.send({ type: 'step-1', stateVector: Y.encodeStateVector(this.#doc) });
		this.#tellPlace();
	}

	#receive(frame: Frame): void {
		switch (frame.type) {
			case 'step-1':
				this.#answer(frame.stateVector);
				break;
			case 'step-2':
				Y.applyUpdate(this.#doc, frame.update, this);
				this.#synced = true;
				this.#openedAt = this.#now().getTime();
				this.#tracker.open(this.#now());
				break;
			case 'update':
				return Y.applyUpdate(this.#doc, frame.update, this);
			case 'awareness':
				return applyAwarenessUpdate(this.#awareness, frame.payload, this);
			case 'query-awareness':
				return this.#tellPlace();
			case 'welcome':
				this.#canWrite = frame.canWrite;
				break;
			case 'durable':
				this.#attempt = 0;
				this.#tracker.acknowledge(frame.count, this.#now());
				break;
			case 'refused':
			case 'denied':
				this.#reason = frame.reason;
				break;
			case 'event':
				if (frame.name === 'not-stored') this.#tracker.stall(reasonIn(JSON.parse(frame.body)));
				for (const listener of this.#eventListeners) listener(frame.name, JSON.parse(frame.body));
				break;
		}
		this.#changed();
	}

	/** Sends everything the server lacks. A reader has nothing to send. */
	#answer(stateVector: Uint8Array): void {
		this.#caughtUp = true;
		if (!this.#canWrite) return;
		this.#tracker.sendAll();
		this.#socket?.send({ type: 'step-2', update: Y.encodeStateAsUpdate(this.#doc, stateVector) });
	}

	readonly #send = (update: Uint8Array, origin: unknown): void => {
		if (origin === this) return;
		const sent = this.#socket !== null && this.#caughtUp && this.#canWrite;
		this.#tracker.edit(this.#now(), sent);
		if (sent) this.#socket?.send({ type: 'update', update });
		this.#changed();
	};

	readonly #tell = (
		change: { added: number[]; updated: number[]; removed: number[] },
		origin: unknown,
	): void => {
		if (origin === this) return;
		const own = this.#awareness.clientID;
		if ([...change.added, ...change.updated, ...change.removed].includes(own)) this.#tellPlace();
	};

	/** This client's own state, and nobody else's. */
	#tellPlace(): void {
		const clientId = this.#awareness.clientID;
		const clock = this.#awareness.meta.get(clientId)?.clock ?? 0;
		const state = this.#awareness.getLocalState();
		this.#socket?.send({ type: 'awareness', payload: encodeAwareness([{ clientId, clock, state }]) });
	}

	#closed(code: number): void {
		this.#socket = null;
		const others = [...this.#awareness.getStates().keys()].filter((id) => id !== this.#awareness.clientID);
		removeAwarenessStates(this.#awareness, others, this);
		this.#tracker.lose(this.#now());
		if (isFinal(code)) {
			this.#canWrite = false;
			this.#tracker.refuse(this.#reason || closingSentence(code));
		} else {
			// A server that opens and then cannot store would otherwise be asked four times a second.
			if (this.#now().getTime() - this.#openedAt > steady) this.#attempt = 0;
			this.#openedAt = Number.POSITIVE_INFINITY;
			this.#retry = setTimeout(() => this.connect(), waitBefore(this.#attempt));
			this.#attempt += 1;
		}
		this.#changed();
	}

	/** The network is back: no need to wait any longer. */
	readonly #hurry = (): void => {
		if (this.#tracker.at(this.#now()).state !== 'refused') this.connect();
	};

	/** Tells the listeners, and again each second while the age of unsaved words is on the screen. */
	#changed(): void {
		clearInterval(this.#ticking);
		if (this.#tracker.hasPending && !this.#over) this.#ticking = setInterval(() => this.#notify(), 1000);
		this.#notify();
	}

	#notify(): void {
		for (const listener of this.#listeners) listener();
	}
}

function reasonIn(body: unknown): string {
	const reason = (body as { reason?: unknown } | null)?.reason;
	return typeof reason === 'string' ? reason : 'Le serveur ne peut rien enregistrer pour l’instant';
}
