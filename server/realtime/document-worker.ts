import { SideProcess, type SideLimits } from '../side-process.ts';
import type { Compaction } from './compaction.ts';
import type { Work } from './document-work.ts';

/** Work on whole documents beside the server, see {@link SideProcess}. */
export class DocumentWorker {
	readonly #process: SideProcess<Work, { readonly compaction: Compaction }>;

	constructor(limits: SideLimits) {
		const entry = new URL('./document-work.ts', import.meta.url);
		// Young objects in two megabytes: it has all the time it needs, and is counted with the server.
		this.#process = new SideProcess(entry, limits, ['--max-semi-space-size=2']);
	}

	/** One update that says all that these say. */
	async compact(pieces: readonly Uint8Array[]): Promise<Compaction> {
		return (await this.#process.ask(pack(pieces))).compaction;
	}

	/** Gives up whatever is under way; nothing is started any more. */
	stop(): Promise<void> {
		return this.#process.stop();
	}
}

/** Pieces one after the other: a message of many small ones would carry the buffers they are cut from. */
function pack(pieces: readonly Uint8Array[]): Work {
	let size = 0;
	const ends = pieces.map(({ length }) => (size += length));
	const bytes = new Uint8Array(size);
	pieces.forEach((piece, index) => bytes.set(piece, ends[index - 1] ?? 0));
	return { bytes, ends };
}
