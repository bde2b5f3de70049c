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
