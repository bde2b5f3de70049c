import * as Y from 'yjs';
import type { Snapshot } from '../documents/journal.ts';
import { endOf, type Update } from './update.ts';

/** Operations of one client: the first clock, and the next one after the last. */
export interface Span {
	readonly client: number;
	readonly from: number;
	readonly to: number;
}

/** What a room keeps of a stored update once it was read: which operations it brings, without the operations. */
export interface Summary {
	readonly bytes: Uint8Array;
	readonly spans: readonly Span[];
	readonly deletes: boolean;
	/** The update for who has all its operations already: its deletions. Absent, it is made when asked for. */
	readonly deletions?: Uint8Array;
}

export function summarise(update: Update): Summary {
	const spans = [...update.structs].flatMap(([client, structs]) => {
		const [first, last] = [structs[0], structs.at(-1)];
		return first && last ? [{ client, from: first.id.clock, to: endOf(last) }] : [];
	});
	return { bytes: update.bytes, spans, deletes: update.deletes.size > 0 };
}

/** A summary of all that a document is, as it is stored. */
export function snapshotOf({ bytes, spans }: Summary): Omit<Snapshot, 'seq'> {
	return { bytes, clocks: new Map(spans.map(({ client, to }) => [client, to])) };
}

/**
 * What a stored snapshot brings, without reading its operations when that was noted beside it. Whether it deletes is in its last byte: the
 * number of clients with deletions, 0, or the length of a deletion, never 0.
 */
export function summariseSnapshot({ bytes, clocks }: Snapshot): Summary {
	const reached = clocks ?? Y.parseUpdateMeta(bytes).to;
	const spans = [...reached].map(([client, to]) => ({ client, from: 0, to }));
	return { bytes, spans, deletes: bytes.at(-1) !== 0 };
}
