import type { Party } from '../cite/party.ts';
import { ByteReader, MalformedFrame, writeBytes } from './bytes.ts';

/** Who someone is in a document, as the server says it from their session: a client cannot choose any of it [E10]. */
export interface Identity {
	readonly actorId: string;
	readonly name: string;
	/** Where they speak from: « Rectorat de Nantes », or empty. */
	readonly institution: string;
	readonly party: Party | null;
	/** 0 to 11, stable for a person, different from their neighbours' while places last. */
	readonly colour: number;
	/** The same colour for other programs' carets. */
	readonly color: string;
	readonly role: 'writer' | 'reader';
}

/** What a client says of itself. `cursor` is what `cursor.ts` reads. */
export interface Place {
	readonly cursor?: unknown;
	/** The section they are in. */
	readonly sectionId?: string;
	/** The cell of a programme they are in: `<row>/<column>`. */
	readonly cell?: string;
	readonly typing?: boolean;
}

export type Presence = Place & { readonly user: Identity };

/** One person may send no more than this, as JSON in UTF-8. */
export const presenceLimit = 2048;
/** With what the server adds, never more than this: longer is not even parsed, so that no nesting can exhaust a stack. */
const longestState = 2 * presenceLimit;

/** One hue a place, dark enough under white letters. */
export const colours = [
	'#2c4bb8',
	'#1e6b43',
	'#8a5300',
	'#7a3e9d',
	'#0f6674',
	'#a3275b',
	'#7a4a1e',
	'#b3261e',
	'#4e5b12',
	'#5b4a9e',
	'#8a3a6b',
	'#2f5d7c',
] as const;

export interface AwarenessEntry {
	readonly clientId: number;
	readonly clock: number;
	/** Null when the client has left. */
	readonly state: unknown;
}

export interface ReceivedEntry extends AwarenessEntry {
	/** Bytes of its JSON. */
	readonly size: number;
}

/** @throws {MalformedFrame} when it is not an awareness update, or announces more entries than `most`. */
export function decodeAwareness(payload: Uint8Array, most = Number.MAX_SAFE_INTEGER): ReceivedEntry[] {
	const reader = new ByteReader(payload);
	const count = reader.whole();
	if (count > most) throw new MalformedFrame('an awareness update has too many states');
	const entries: ReceivedEntry[] = [];
	for (let left = count; left > 0; left -= 1) {
		const clientId = reader.whole();
		const clock = reader.whole();
		const block = reader.block();
		entries.push({ clientId, clock, state: parse(block), size: block.length });
	}
	reader.end();
	return entries;
}

export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
	return writeBytes(
		entries.length,
		...entries.flatMap((entry) => [entry.clientId, entry.clock, JSON.stringify(entry.state)]),
	);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(block: Uint8Array): unknown {
	if (block.length > longestState) throw new MalformedFrame('an awareness state is too large');
	try {
		return JSON.parse(utf8.decode(block)) as unknown;
	} catch {
		throw new MalformedFrame('an awareness state is not JSON');
	}
}
