import type { Context } from '../context.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { appendAll } from '../documents/appending.ts';
import { ClientTaken } from '../documents/clients.ts';
import type { AcceptedEntry } from '../documents/journal.ts';
import type { Limits } from './limits.ts';
import type { Meter } from './meter.ts';
import { RecentWriters } from './recent-writers.ts';

/** A room with something to store. */
export interface Source {
	readonly documentId: string;
	/** Hands over what was accepted since the last time; the room keeps it until told. */
	take(): readonly AcceptedEntry[];
	/** Everything taken is on disk; `seq` is its last entry, or undefined when nothing had to be written. */
	committed(seq: number | undefined): void;
	/** Nothing of what was taken is stored, for now: take it back, it will be taken again. */
	stalled(): void;
	/** Nothing of what was taken is stored: this Yjs client is another actor's, who wrote under it through another process. */
	disowned(clientId: number, actorId: string): void;
	/** Nothing of what was taken is stored, nor will be. */
	failed(error: unknown): void;
}

/**
 * Group commit: whatever all rooms accepted since the commit before goes to disk in one transaction. Alone and quiet, a keystroke
 * waits one turn of the event loop; busy, some milliseconds. While the storage takes nothing (a
 * full disk), everything waits here, unacknowledged, and is tried again until it does [L6].
 */
export class Committer {
	readonly #context: Context;
	readonly #waiting = new Set<Source>();
	readonly #writers = new RecentWriters();
	/** What the storage did not take; tried again together. */
	readonly #stalled = new Set<Source>();
	readonly #limits: Pick<Limits, 'pace' | 'retry'>;
	readonly #meter: Meter;
	#later: NodeJS.Timeout | undefined;
	/** When the last commit began, on the process's own clock. */
	#begun = 0;
	#running: Promise<void> | undefined;

	constructor(context: Context, limits: Pick<Limits, 'pace' | 'retry'>, meter: Meter) {
		this.#context = context;
		this.#limits = limits;
		this.#meter = meter;
	}

	enlist(source: Source): void {
		if (this.#stalled.has(source)) return;
		this.#waiting.add(source);
		this.#running ??= this.#run();
	}

	/** Stores what waits. What cannot be stored after one more attempt is given up: nobody was told it was. */
	async stop(): Promise<void> {
		await this.#running;
		this.#tryAgain();
		await this.#running;
		clearTimeout(this.#later);
	}

	async #run(): Promise<void> {
		while (this.#waiting.size > 0) {
			const early = this.#begun + this.#limits.pace - performance.now();
			// A timer of less than a millisecond takes a whole one.
			await (early > 1 ? after(early) : nextTurn());
			this.#begun = performance.now();
			const batches = [...this.#waiting].map((source) => ({ source, entries: source.take() }));
			this.#waiting.clear();
			await this.#settle(batches);
		}
		this.#running = undefined;
	}

	#tryAgain(): void {
		clearTimeout(this.#later);
		this.#later = undefined;
		const stalled = [...this.#stalled];
		this.#stalled.clear();
		for (const source of stalled) this.enlist(source);
	}

	async #settle(batches: readonly Batch[]): Promise<void> {
		let seqs: (number | undefined)[];
		try {
			seqs = await this.#store(batches);
		} catch (error) {
			// One document must not hold back the others: each on its own.
			if (batches.length > 1 && !isBusy(error)) for (const batch of batches) await this.#settle([batch]);
			else for (const { source } of batches) this.#turnDown(source, error);
			return;
		}
		const count = batches.reduce((sum, { entries }) => sum + entries.length, 0);
		if (count > 0) this.#meter.committed(count);
		batches.forEach(({ source }, index) => source.committed(seqs[index]));
	}

	#turnDown(source: Source, error: unknown): void {
		const { log } = this.#context;
		const waits = isStorageFault(error);
		this.#meter.notCommitted(waits || error instanceof ClientTaken);
		if (error instanceof ClientTaken) return source.disowned(error.clientId, error.actorId);
		if (waits) {
			log.warn({ err: error, document: source.documentId }, 'updates not stored yet');
			this.#stalled.add(source);
			this.#later ??= setTimeout(() => this.#tryAgain(), this.#limits.retry).unref();
			return source.stalled();
		}
		log.error({ err: error, document: source.documentId }, 'updates not stored');
		source.failed(error);
	}

	async #store(batches: readonly Batch[]): Promise<(number | undefined)[]> {
		if (batches.every(({ entries }) => entries.length === 0)) return batches.map(() => undefined);
		const now = this.#context.now();
		const { database } = this.#context;
		if (database.spare?.hold() === false) throw new SpareSpent();
		const all = batches.map(({ source: { documentId }, entries }) => ({
			documentId,
			entries,
			writers: this.#writers.due(documentId, entries, now),
		}));
		return appendAll(database, all, now.toISOString());
	}
}

/** The disk is full, and what was set aside on it is being used by what is more urgent than documents. */
class SpareSpent extends Error {
	readonly code = 'SQLITE_FULL';
	constructor() {
		super('the disk is full');
		this.name = 'SpareSpent';
	}
}

interface Batch {
	readonly source: Source;
	readonly entries: readonly AcceptedEntry[];
}

/** Another process holds the whole database: asking for each document would take as many times as long. */
const isBusy = (error: unknown) =>
	String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_BUSY');

const after = (milliseconds: number) =>
	new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
