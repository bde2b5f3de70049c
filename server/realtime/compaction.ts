import * as Y from 'yjs';
import { faults } from '../documents/state.ts';
import { Inventory } from './inventory.ts';
import { summarise, type Summary } from './summary.ts';
import { readUpdate, type Update } from './update.ts';

export interface Compaction {
	/** One update that says all that the pieces said. */
	readonly summary: Summary;
	/** How much of the content is out of schema. Counted, not quoted: their words may hold the text. */
	readonly faults: number;
}

/** The result says less than what it was made of: it must not be stored. */
export class LossyCompaction extends Error {
	constructor(what: string) {
		super(`compaction would lose ${what}`);
		this.name = 'LossyCompaction';
	}
}

/**
 * Many updates made one, by a Y.Doc that is dropped at once (merging hundreds of updates without one is quadratic). Deleted words leave
 * it, as in any browser: history is read from the journal, whose entries keep them for ever, so a snapshot needs only what a
 * reader of its own instant sees.
 * @throws {LossyCompaction} when the result is not all that the pieces hold.
 */
export function compact(pieces: readonly Uint8Array[]): Compaction {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const bytes of pieces) Y.applyUpdate(doc, bytes);
	});
	const { pendingStructs, pendingDs } = doc.store;
	const bytes = Y.encodeStateAsUpdate(doc);
	const found = faults(doc).length;
	doc.destroy();
	if (pendingStructs || pendingDs) throw new LossyCompaction('what refers to nothing');
	const whole = readUpdate(bytes);
	assertWhole(pieces, whole);
	const deletions = Y.diffUpdate(bytes, Y.encodeStateVectorFromUpdate(bytes));
	return { summary: { ...summarise(whole), deletions }, faults: found };
}

/** Reads every piece anew, by another way than the document's. */
function assertWhole(pieces: readonly Uint8Array[], whole: Update): void {
	const said = new Inventory();
	said.absorb(whole);
	for (const bytes of pieces)
		if (said.judge(readUpdate(bytes)).novelty !== 'nothing') throw new LossyCompaction('operations');
}
