/** A place in a shared text, in the JSON of Yjs's relative positions. */
export interface RelativePlace {
	readonly type: OperationId | null;
	/** Never the name of a root: Yjs makes a root of any name it is asked for. */
	readonly tname: null;
	readonly item: OperationId | null;
	readonly assoc: number;
}

interface OperationId {
	readonly client: number;
	readonly clock: number;
}

export interface Cursor {
	readonly anchor: RelativePlace;
	readonly head: RelativePlace;
}

/**
 * The caret and the selection that a presence claims, with nothing else in it; undefined when it is none. Half a clock is
 * not a place: Yjs takes it, makes half a position of it, and the editor that resolves that one loses its footing [PRE-4].
 */
export function readCursor(claimed: unknown): Cursor | undefined {
	if (!isRecord(claimed)) return undefined;
	const [anchor, head] = [readPlace(claimed['anchor']), readPlace(claimed['head'])];
	return anchor && head ? { anchor, head } : undefined;
}

function readPlace(claimed: unknown): RelativePlace | undefined {
	if (!isRecord(claimed) || (claimed['tname'] ?? null) !== null) return undefined;
	const [type, item] = [readId(claimed['type']), readId(claimed['item'])];
	const assoc = claimed['assoc'] ?? 0;
	if (type === undefined || item === undefined || (type ?? item) === null) return undefined;
	return Number.isSafeInteger(assoc) ? { type, tname: null, item, assoc: assoc as number } : undefined;
}

/** Null for none, undefined for what is not one. */
function readId(claimed: unknown): OperationId | null | undefined {
	if (claimed === undefined || claimed === null) return null;
	if (!isRecord(claimed)) return undefined;
	const { client, clock } = claimed;
	return isWhole(client) && isWhole(clock) ? { client, clock } : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
