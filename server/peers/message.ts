import { ByteReader, joinParts, MalformedFrame, type Part } from '#domain/collaboration/bytes.ts';
import { decodeAwareness, encodeAwareness, type AwarenessEntry } from '#domain/collaboration/presence.ts';
import * as v from 'valibot';
import type { EventMap } from '../events.ts';

/**
 * What processes tell each other, byte by byte as `docs/collaboration.md` says it [PEER-2]. Whole numbers and blocks are those of the
 * wire protocol; a version comes first, so that processes of two releases may run side by side and ignore what they do not know.
 */
export const messageVersion = 1;

/** One entry of a document's journal, as it is stored. */
export interface SharedEntry {
	readonly seq: number;
	readonly actorId: string | null;
	readonly bytes: Uint8Array;
}

/** Said on the channel of one document. */
export type DocumentMessage =
	/** These are stored. */
	| { readonly kind: 'entries'; readonly entries: readonly SharedEntry[] }
	/** What the sender has is stored up to `seq`; who is here? */
	| { readonly kind: 'greeting'; readonly seq: number }
	/** Presences of the sender's own connections: all of them when `whole`, otherwise those that changed. */
	| { readonly kind: 'presences'; readonly whole: boolean; readonly entries: readonly AwarenessEntry[] };

/** Said to every process, on the one channel they all hear. */
export type ControlMessage =
	/** Still here. `sentAt` is the sender's own clock, and tells only the sender something. */
	| { readonly kind: 'beat'; readonly sentAt: number }
	| { readonly kind: 'access-changed'; readonly change: AccessChange }
	/** Stops, with all its connections. */
	| { readonly kind: 'farewell' };

export type AccessChange = EventMap['access-changed'][0];
export type Message = DocumentMessage | ControlMessage;

export interface Envelope {
	/** The process that says it. */
	readonly process: string;
	readonly message: Message;
}

const kinds = [
	'beat',
	'access-changed',
	'farewell',
	'entries',
	'greeting',
	'presences',
] as const satisfies readonly Message['kind'][];

const id = v.optional(v.string());
const changeSchema = v.strictObject({ accountId: id, sessionHash: id, groupId: id, documentId: id });

export function encodeMessage({ process, message }: Envelope): Uint8Array {
	return joinParts([messageVersion, process, kinds.indexOf(message.kind), ...body(message)]);
}

function body(message: Message): Part[] {
	switch (message.kind) {
		case 'beat':
			return [message.sentAt];
		case 'access-changed':
			return [JSON.stringify(message.change)];
		case 'farewell':
			return [];
		case 'entries':
			return [
				message.entries.length,
				...message.entries.flatMap(({ seq, actorId, bytes }) => [seq, actorId ?? '', bytes]),
			];
		case 'greeting':
			return [message.seq];
		case 'presences':
			return [message.whole ? 1 : 0, encodeAwareness(message.entries)];
	}
}

/** @throws {MalformedFrame} for anything but exactly one message of this version. */
export function decodeMessage(bytes: Uint8Array): Envelope {
	const reader = new ByteReader(bytes);
	if (reader.whole() !== messageVersion) throw new MalformedFrame('a message of another version');
	const process = reader.text();
	const message = readBody(reader, kinds[reader.whole()]);
	reader.end();
	return { process, message };
}

function readBody(reader: ByteReader, kind: Message['kind'] | undefined): Message {
	switch (kind) {
		case 'beat':
			return { kind, sentAt: reader.whole() };
		case 'access-changed':
			return { kind, change: readChange(reader.text()) };
		case 'farewell':
			return { kind };
		case 'entries': {
			const entries: SharedEntry[] = [];
			for (let left = reader.whole(); left > 0; left -= 1) {
				const [seq, actorId] = [reader.whole(), reader.text()];
				entries.push({ seq, actorId: actorId || null, bytes: reader.block() });
			}
			return { kind, entries };
		}
		case 'greeting':
			return { kind, seq: reader.whole() };
		case 'presences':
			return { kind, whole: reader.whole() === 1, entries: decodeAwareness(reader.block()) };
		case undefined:
			throw new MalformedFrame('a message of an unknown kind');
	}
}

function readChange(text: string): AccessChange {
	try {
		return v.parse(changeSchema, JSON.parse(text)) as AccessChange;
	} catch {
		throw new MalformedFrame('not a change of rights');
	}
}
