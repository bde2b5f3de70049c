import type { Context } from '../context.ts';
import { appendSnapshot } from '../documents/journal.ts';
import { LossyCompaction } from './compaction.ts';
import { DocumentWorker } from './document-worker.ts';
import type { Peers } from '../peers/peers.ts';
import type { Limits } from './limits.ts';
import type { Meter } from './meter.ts';
import type { Room } from './room.ts';
import { snapshotOf, type Summary } from './summary.ts';

/** A snapshot is worth storing when what came since is this share of it: its cost by update is the same however large it is [G8]. */
const bytesAnEntry = 512;
const longest = 3_600_000;
/** Milliseconds after which a process asks again whether it is its turn. */
const askAgain = 5000;

/**
 * The snapshots of this process: made in a process of its own, stored as new rows, older ones stay [E8]. One that could not be made loses nothing,
 * the journal has it all; it is tried again later, after longer and longer.
 */
export class Snapshots {
	readonly #worker: DocumentWorker;
	readonly #context: Context;
	readonly #limits: Limits;
	readonly #meter: Meter;
	readonly #peers: Peers;
	readonly #underWay = new Map<string, Promise<void>>();
	/** Whose snapshot is another process's affair for now, or may be. */
	readonly #asked = new WeakSet<Room>();
	#stopped = false;
	/** By document: attempts that failed since the last that did not, and when the next may be made. */
	readonly #failed = new Map<string, { readonly times: number; readonly until: number }>();

	constructor(context: Context, limits: Limits, meter: Meter, peers: Peers) {
		this.#peers = peers;
		this.#context = context;
		this.#limits = limits;
		this.#meter = meter;
		this.#worker = new DocumentWorker(limits.worker);
	}

	/**
	 * Makes one if it is due. The room then serves the snapshot instead of its pieces.
	 * @param after entries that make one due, at least.
	 */
	async store(room: Room, after = this.#limits.snapshotAfter): Promise<void> {
		if (!this.#isDue(room, after) || !(await this.#takesTurn(room)) || !this.#isDue(room, after)) return;
		const made = this.#make(room)
			.then(
				() => {
					this.#failed.delete(room.documentId);
					this.#meter.snapshot('stored');
				},
				(error: unknown) => this.#gaveUp(room, error),
			)
			.finally(() => this.#underWay.delete(room.documentId));
		this.#underWay.set(room.documentId, made);
		await made;
		// What came meanwhile may be worth another.
		return this.store(room, after);
	}

	/** Nothing is under way any more: what is being made is given up, what is being stored is stored. */
	async stop(): Promise<void> {
		this.#stopped = true;
		await this.#worker.stop();
		await Promise.all(this.#underWay.values());
	}

	#isDue({ broken, content, documentId }: Room, after: number): boolean {
		if (broken || this.#stopped || this.#underWay.has(documentId)) return false;
		if (content.length <= Math.max(after, content.base / bytesAnEntry)) return false;
		return (this.#failed.get(documentId)?.until ?? 0) <= performance.now();
	}

	/** One process is enough [SNA-2]; the others ask again after a while, in case it is gone. */
	async #takesTurn(room: Room): Promise<boolean> {
		if (this.#asked.has(room)) return false;
		this.#asked.add(room);
		const isOurs = await this.#peers.takesTurn(room.documentId);
		if (isOurs) this.#asked.delete(room);
		else setTimeout(() => this.#asked.delete(room), askAgain).unref();
		return isOurs;
	}

	async #make(room: Room): Promise<void> {
		const { seq } = room;
		const { pieces, known } = room.content.freeze();
		const { summary, faults } = await this.#worker.compact(pieces);
		if (!isOf(known, summary)) throw new LossyCompaction('operations');
		if (faults > 0) this.#context.log.warn({ document: room.documentId, faults }, 'content out of schema');
		await this.#context.database.writeSparingly((trx) =>
			appendSnapshot(
				trx,
				room.documentId,
				{ seq, ...snapshotOf(summary) },
				this.#context.now().toISOString(),
			),
		);
		room.content.replaceFirst(pieces.length, summary);
	}

	#gaveUp({ documentId }: Room, error: unknown): void {
		if (this.#stopped) return;
		const times = (this.#failed.get(documentId)?.times ?? 0) + 1;
		const wait = Math.min(this.#limits.snapshotRetry * 2 ** (times - 1), longest);
		this.#failed.set(documentId, { times, until: performance.now() + wait });
		this.#meter.snapshot('failed');
		this.#context.log.error({ err: error, document: documentId, times, wait }, 'snapshot not stored');
	}
}

/** The worker read exactly what this one knows to be stored. */
function isOf(known: ReadonlyMap<number, number>, { spans }: Summary): boolean {
	return spans.length === known.size && spans.every(({ client, to }) => known.get(client) === to);
}
