import { isFinal } from '#domain/collaboration/closing.ts';
import { nothing, protocolVersion, type Frame } from '#domain/collaboration/protocol.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { Attempts } from './attempts.ts';
import { broughtBack, join } from './earlier-words.ts';
import { takeIn, type Heard } from './inbox.ts';
import { Nearness } from './nearness.ts';
import type { OfflineStore } from './offline-store.ts';
import type { SaveState, WordsKeptIn } from './save-state.ts';
import { SaveTracker } from './save-tracker.ts';
import { siteAnswers } from './site.ts';
import { FrameSocket, type SocketConstructor } from './socket.ts';
import { bodyOf, reasonIn, type Trouble } from './trouble.ts';
import { onLeaving, onWaking } from './waking.ts';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

export interface ChannelOptions {
	/** Where `/collab/` is: `wss://maillage.example`; by default the page's own site. */
	readonly site?: string;
	readonly WebSocket?: SocketConstructor;
	/** This device's clock. */
	readonly now?: () => Date;
	readonly epoch?: number;
	/** Actor whose page this is: the server refuses anybody else's session. */
	readonly actor?: string;
	/** Keeps what is not acknowledged when the tab is gone. */
	readonly store?: OfflineStore;
	/** At least this long between two times what others write is taken in, in milliseconds; 0 where nothing is drawn. */
	readonly pace?: number;
}

/**
 * Keeps one Y.Doc and its awareness in step with the server, for as long as it is not destroyed: connects, says hello,
 * exchanges state vectors, sends what was typed, listens, comes back by itself. Plain TypeScript: runs in Node too.
 */
export class Channel {
	readonly #doc: Y.Doc;
	readonly #address: string;
	readonly #Socket: SocketConstructor;
	readonly #now: () => Date;
	readonly #epoch: number;
	readonly #pace: number | undefined;
	readonly #store: OfflineStore | undefined;
	readonly #tracker = new SaveTracker();
	readonly #attempts: Attempts;
	readonly #nearness: Nearness;
	readonly #listeners = new Set<() => void>();
	readonly #eventListeners = new Set<(name: string, body: unknown) => void>();
	readonly #stops: (() => void)[];
	#socket: FrameSocket | null = null;
	/** What the server had when it asked for the rest; set on a connection when what it lacked was sent, or is nobody's to send. */
	#serverHas: Uint8Array | null = null;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#ticking: ReturnType<typeof setInterval> | undefined;
	#closed: Extract<Trouble, { kind: 'closed' }> | null = null;
	#reason = '';
	/** Why nobody may write for now; empty when that is not so. */
	#paused = '';
	#over = false;
	#synced = false;
	/** All that is here was said by the server since this connection began: it lacks nothing of it, not even a deletion. */
	#onlyHeard = false;
	#welcomed = false;
	#canWrite = false;
	/** At any time since the document was opened here; undefined until the server said. */
	#couldWrite: boolean | undefined;
	/** Something changed the document of a person who never could write: no words, an editor's own tidying. It is sent to nobody, nor is anything that builds on it. */
	#hasStrayed = false;

	constructor(documentId: string, doc: Y.Doc, awareness: Awareness, options: ChannelOptions = {}) {
		const site = options.site ?? location.origin.replace(/^http/, 'ws');
		this.#doc = doc;
		this.#address = `${site}/collab/${documentId}${options.actor ? `?actor=${options.actor}` : ''}`;
		this.#Socket = options.WebSocket ?? (globalThis.WebSocket as unknown as SocketConstructor);
		this.#now = options.now ?? (() => new Date());
		this.#epoch = options.epoch ?? schemaEpoch;
		this.#store = options.store;
		this.#pace = options.pace;
		this.#attempts = new Attempts(
			() => siteAnswers(site),
			() => this.#notify(),
		);
		this.#nearness = new Nearness(awareness, (frame) => this.#socket?.send(frame));
		doc.on('update', this.#send);
		this.#stops = [onWaking(this.#hurry), onLeaving(() => this.#store?.flush())];
	}

	get save(): SaveState {
		return this.#tracker.at(this.#now(), this.keptIn);
	}
	get hasPending(): boolean {
		return this.#tracker.hasPending;
	}
	get keptIn(): WordsKeptIn {
		return this.#store?.works ? 'device' : 'tab';
	}
	get synced(): boolean {
		return this.#synced;
	}
	get canWrite(): boolean {
		return this.#canWrite && !this.#hasStrayed;
	}
	/** The gravest of what is the matter. */
	get trouble(): Trouble | null {
		const { hindrance } = this.#attempts;
		if (this.#closed) return this.#closed;
		if (hindrance) return { kind: hindrance };
		if (this.#paused) return { kind: 'paused', reason: this.#paused };
		if (this.#welcomed && this.#canWrite && this.#hasStrayed) return { kind: 'strayed' };
		if (this.#welcomed && !this.#canWrite) return { kind: 'read-only' };
		return this.#store && this.#store.aside.length > 0 ? { kind: 'aside' } : null;
	}

	/** Called after anything that this says may have changed. Returns how to stop. */
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
		this.#serverHas = null;
		this.#attempts.begin(this.#now());
		this.#socket = new FrameSocket(
			this.#Socket,
			this.#address,
			{
				opened: () => this.#greet(),
				heard: (frames) => takeIn(frames, this.#doc, this.#nearness, this),
				received: (frame) => this.#receive(frame),
				closed: (code, heard) => this.#lose(code, heard),
			},
			this.#pace,
		);
	}

	/** The person asks for it, after a closure that this does not come back from by itself. */
	retry(): void {
		if (this.#closed) this.#tracker.retry(this.#now());
		this.#closed = null;
		this.#reason = '';
		this.connect();
		this.#changed();
	}

	destroy(): void {
		if (this.#over) return;
		this.#over = true;
		for (const stop of this.#stops) stop();
		clearTimeout(this.#retry);
		clearInterval(this.#ticking);
		this.#doc.off('update', this.#send);
		this.#nearness.destroy();
		this.#socket?.destroy();
		this.#store?.close();
		this.#listeners.clear();
		this.#eventListeners.clear();
	}

	#greet(): void {
		this.#onlyHeard = this.#doc.store.clients.size === 0;
		this.#socket?.send({ type: 'hello', version: protocolVersion, epoch: this.#epoch });
		this.#socket?.send({ type: 'step-1', stateVector: Y.encodeStateVector(this.#doc) });
		this.#nearness.tellPlace();
	}

	#receive(frame: Exclude<Frame, Heard>): void {
		switch (frame.type) {
			case 'step-1':
				this.#serverHas = frame.stateVector;
				this.#sendAll();
				break;
			case 'step-2':
				this.#takeWhole(frame.update);
				this.#synced = true;
				this.#attempts.open(this.#now());
				this.#tracker.open(this.#now());
				void this.#bringBack();
				break;
			case 'query-awareness':
				return this.#nearness.tellPlace();
			case 'welcome':
				this.#welcomed = true;
				this.#couldWrite ||= frame.canWrite;
				this.#canWrite = frame.canWrite;
				if (frame.canWrite) this.#paused = '';
				break;
			case 'durable':
				this.#attempts.prove(this.#now());
				this.#tracker.acknowledge(frame.count, this.#now());
				this.#store?.forget(this.#tracker.durable);
				break;
			case 'refused':
			case 'denied':
				this.#reason = frame.reason;
				break;
			case 'event':
				this.#hear(frame.name, frame.body);
				break;
		}
		this.#changed();
	}

	/** Nobody writes before the first answer is in: Yjs need not spell the whole document again for whoever hears of updates. */
	#takeWhole(update: Uint8Array): void {
		if (!this.#synced) this.#doc.off('update', this.#send);
		Y.applyUpdate(this.#doc, update, this);
		if (!this.#synced) this.#doc.on('update', this.#send);
	}

	/** An event that cannot be read is not worth the connection: what it is about is asked for again elsewhere. */
	#hear(name: string, json: string): void {
		const body = bodyOf(json);
		if (body === undefined) return;
		if (name === 'not-stored') this.#tracker.stall(reasonIn(body));
		if (name === 'paused') this.#paused = reasonIn(body);
		if (name === 'resumed') this.#paused = '';
		for (const listener of this.#eventListeners) listener(name, body);
	}

	/** Sends everything the server lacks. A reader has nothing to send. */
	#sendAll(): void {
		if (!this.#serverHas || !this.canWrite) return;
		this.#tracker.sendAll();
		// Yjs would write all the deletions of the document, whoever made them.
		const update = this.#onlyHeard ? nothing : Y.encodeStateAsUpdate(this.#doc, this.#serverHas);
		this.#socket?.send({ type: 'step-2', update });
	}

	/** Words of an earlier visit, or of another tab that is gone, join those of this one. */
	async #bringBack(): Promise<void> {
		const rows = (await this.#store?.find()) ?? [];
		if (!this.#store || this.#over || rows.length === 0) return;
		const oldest = new Date(Math.min(...rows.map(({ at }) => at)));
		this.#onlyHeard = false;
		const whole = join(this.#doc, rows);
		const number = this.#tracker.edit(this.#now(), false, oldest);
		if (whole) this.#store.adopt(rows, number);
		else void this.#store.setAside(rows);
		this.#sendAll();
		this.#changed();
	}

	readonly #send = (update: Uint8Array, origin: unknown): void => {
		if (origin === this || origin === broughtBack) return;
		this.#onlyHeard = false;
		this.#hasStrayed ||= this.#couldWrite === false;
		if (this.#hasStrayed) return this.#changed();
		const sent = this.#socket !== null && this.#serverHas !== null && this.#canWrite;
		const number = this.#tracker.edit(this.#now(), sent);
		this.#store?.keep(number, update, this.#now());
		if (sent) this.#socket?.send({ type: 'update', update });
		this.#changed();
	};

	#lose(code: number, heard: boolean): void {
		this.#socket = null;
		this.#welcomed = false;
		this.#paused = '';
		this.#nearness.lose();
		this.#tracker.lose(this.#now());
		this.#store?.flush();
		if (isFinal(code)) {
			this.#canWrite = false;
			this.#closed = { kind: 'closed', code, reason: this.#reason };
			this.#tracker.refuse();
		} else {
			const wait = this.#attempts.fail(code, heard, this.#now());
			this.#retry = setTimeout(() => this.connect(), wait);
		}
		this.#changed();
	}

	/** Back from somewhere: no need to wait any longer, or to trust a connection that has long been silent. */
	readonly #hurry = (): void => {
		if (this.#closed || globalThis.document?.visibilityState === 'hidden') return;
		this.#socket?.check();
		this.connect();
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
