import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { appendEntries, bindClients, type JournalEntry } from '../documents/journal.ts';

export interface AcceptedEntry extends JournalEntry {
	/** Yjs clients this entry is the first to use, to be bound to its actor [E10]. */
	readonly newClients: readonly number[];
}

/** A room with something to store. */
export interface Source {
	readonly documentId: string;
	/** Hands over what was accepted since the last time; the room keeps it until told. */
	take(): readonly AcceptedEntry[];
	/** Everything taken is on disk; `seq` is its last entry, or undefined when nothing had to be written. */
	committed(seq: number | undefined): void;
	/** Nothing of what was taken is stored. */
	failed(error: unknown): void;
}

/** `documents.updated_at` is for people: it moves no more often than this, in milliseconds. */
const touchEvery = 5000;

/**
 * Group commit: whatever all rooms accepted during one turn of the event loop, or during the commit before, goes to disk in one
 * transaction. Alone and quiet, a keystroke waits one turn; busy, the groups grow by themselves.
 */
export class Committer {
	readonly #context: Context;
	readonly #waiting = new Set<Source>();
	readonly #touched = new Map<string, number>();
	#running: Promise<void> | undefined;

	constructor(context: Context) {
		this.#context = context;
	}

	enlist(source: Source): void {
		this.#waiting.add(source);
		this.#running ??= this.#run();
	}

	/** Resolves when everything enlisted so far is settled. */
	async flush(): Promise<void> {
		while (this.#running) await this.#running;
	}

	async #run(): Promise<void> {
		await nextTurn();
		while (this.#waiting.size > 0) {
			const batches = [...this.#waiting].map((source) => ({ source, entries: source.take() }));
			this.#waiting.clear();
			await this.#settle(batches);
		}
		this.#running = undefined;
	}

	async #settle(batches: readonly Batch[]): Promise<void> {
		let seqs: (number | undefined)[];
		try {
			seqs = await this.#store(batches);
		} catch (error) {
			if (batches.length > 1) {
				// One document must not hold back the others: each on its own.
				for (const batch of batches) await this.#settle([batch]);
				return;
			}
			this.#context.log.error({ err: error, document: batches[0]?.source.documentId }, 'updates not stored');
			return batches[0]?.source.failed(error);
		}
		batches.forEach(({ source }, index) => source.committed(seqs[index]));
	}

	async #store(batches: readonly Batch[]): Promise<(number | undefined)[]> {
		if (batches.every(({ entries }) => entries.length === 0)) return batches.map(() => undefined);
		const now = this.#context.now();
		return this.#context.database.write(async (trx) => {
			const seqs: (number | undefined)[] = [];
			for (const { source, entries } of batches)
				seqs.push(entries.length > 0 ? await this.#append(trx, source.documentId, entries, now) : undefined);
			return seqs;
		});
	}

	async #append(
		trx: Transaction,
		documentId: string,
		entries: readonly AcceptedEntry[],
		now: Date,
	): Promise<number> {
		const at = now.toISOString();
		for (const { actorId, newClients } of entries)
			if (actorId !== null) await bindClients(trx, documentId, actorId, newClients);
		if (now.getTime() - (this.#touched.get(documentId) ?? 0) >= touchEvery) {
			this.#touched.set(documentId, now.getTime());
			await trx.updateTable('documents').set({ updated_at: at }).where('id', '=', documentId).execute();
		}
		return appendEntries(trx, documentId, entries, at);
	}
}

interface Batch {
	readonly source: Source;
	readonly entries: readonly AcceptedEntry[];
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
