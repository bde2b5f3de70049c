import { join } from 'node:path';
import { SideProcess } from '../side-process.ts';
import type { Order } from './export-work.ts';

/**
 * What one file may take: ten times what the largest programme does. A table of some thousand funders by years and actions has more
 * cells than any memory. Whoever takes one file away often takes another: the process stays for a minute.
 */
const limits = { megabytes: 256, milliseconds: 30_000, idle: 60_000 };
/** Files that may wait for the one being made. */
const waiting = 20;
/** Files that one person may have in the making: one of each kind. Nobody takes the turns of all. */
const ofOne = 3;

/** So many wait that one more would wait too long. */
export class TooManyExports extends Error {}

/** Makes files beside the server, see {@link SideProcess}. */
export class ExportWorker {
	readonly #process: SideProcess<Order, { readonly bytes: Uint8Array<ArrayBuffer> }>;
	/** Whose each file is. */
	readonly #owners: string[] = [];

	/** @param folder where only the server writes: who wants a file does not wait for the process to be compiled again. */
	constructor(folder: string) {
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
	 * @throws {TooManyExports}
	 */
	async make(order: Order, owner: string): Promise<Uint8Array<ArrayBuffer>> {
		const own = this.#owners.filter((one) => one === owner).length;
		if (own >= ofOne || this.#owners.length > waiting) throw new TooManyExports();
		this.#owners.push(owner);
		try {
			return (await this.#process.ask(order)).bytes;
		} finally {
			this.#owners.splice(this.#owners.indexOf(owner), 1);
		}
	}
}
