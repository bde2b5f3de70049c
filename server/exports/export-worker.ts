import { join } from 'node:path';
import { ProcessEnded, SideProcess, type SideLimits } from '../side-process.ts';
import type { Finding, Order } from './export-work.ts';
import { GivenUp } from './given-up.ts';
import { TooLargeTable } from './programme/extent.ts';

/**
 * What one file may take: ten times what the largest programme does. A table of some thousand funders by years and actions has more
 * cells than any memory. Whoever takes one file away often takes another: the process stays for a minute.
 */
const usual: SideLimits = { megabytes: 256, milliseconds: 30_000, idle: 60_000 };
/** Files that may wait for the one being made. */
const waiting = 20;
/** Files that one person may have in the making: one of each kind. Nobody takes the turns of all. */
const ofOne = 3;

/** So many wait that one more would wait too long. */
export class TooManyExports extends Error {}

/** It took more time or memory than one file may, now or a moment ago. */
export class TooDear extends Error {}

/** Makes files beside the server, see {@link SideProcess}. */
export class ExportWorker {
	readonly #process: SideProcess<Order, Finding>;
	/** Whose each file is. */
	readonly #owners: string[] = [];
	readonly #givenUp = new GivenUp();
	/** The last file in the making of each document. */
	readonly #making = new Map<string, Promise<unknown>>();

	/** @param folder where only the server writes: who wants a file does not wait for the process to be compiled again. */
	constructor(folder: string, limits = usual) {
		this.#process = new SideProcess(
			new URL('./export-work.ts', import.meta.url),
			limits,
			// A workbook is hundreds of thousands of small things that are soon forgotten.
			['--max-semi-space-size=32'],
			join(folder, 'compiled'),
		);
	}

	/** Somebody will ask for a file in a moment. */
	prepare(): void {
		this.#process.prepare();
	}

	/**
	 * @param owner who asks for it.
	 * @throws {TooManyExports} {TooDear} {TooLargeTable}
	 */
	async make(order: Order, owner: string): Promise<Uint8Array<ArrayBuffer>> {
		const own = this.#owners.filter((one) => one === owner).length;
		if (own >= ofOne || this.#owners.length > waiting) throw new TooManyExports();
		this.#owners.push(owner);
		try {
			return await this.#inTurn(order.programme.id, () => this.#made(order));
		} finally {
			this.#owners.splice(this.#owners.indexOf(owner), 1);
		}
	}

	/** One file of a document after the other: what is too dear once is not begun for all who asked. */
	async #inTurn<T>(document: string, make: () => Promise<T>): Promise<T> {
		const before = this.#making.get(document);
		const turn = before ? before.then(make, make) : make();
		this.#making.set(document, turn);
		try {
			return await turn;
		} finally {
			if (this.#making.get(document) === turn) this.#making.delete(document);
		}
	}

	async #made(order: Order): Promise<Uint8Array<ArrayBuffer>> {
		if (this.#givenUp.has(order)) throw new TooDear();
		const found = await this.#process.ask(order).catch((error: unknown) => {
			if (!(error instanceof ProcessEnded)) throw error;
			this.#givenUp.add(order);
			throw new TooDear();
		});
		if ('refusal' in found) throw new TooLargeTable(found.refusal);
		return found.bytes;
	}
}
