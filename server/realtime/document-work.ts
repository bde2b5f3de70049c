import { compact, type Compaction } from './compaction.ts';

/** Updates to make one of: `ends` are the pieces' ends in `bytes`. */
export interface Work {
	readonly bytes: Uint8Array;
	readonly ends: readonly number[];
}

export type Done = { readonly compaction: Compaction } | { readonly fault: string };

/** The entry of a process of its own, see `document-worker.ts`; the server never runs this file. */
process.on('message', (work: Work) => process.send?.(perform(work)));
// The server is gone.
process.on('disconnect', () => process.exit());

function perform({ bytes, ends }: Work): Done {
	try {
		return { compaction: compact(ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))) };
	} catch (error) {
		return { fault: error instanceof Error ? error.message : 'unknown' };
	}
}
