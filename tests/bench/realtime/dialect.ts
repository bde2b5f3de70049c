import { joinParts, writeBytes } from '#domain/collaboration/bytes.ts';
import { encodeFrame, protocolVersion } from '#domain/collaboration/protocol.ts';
import { schemaEpoch } from '#domain/document/schema.ts';

export const subjectNames = ['ours', 'relay', 'websocket-server', 'hocuspocus'] as const;
export type SubjectName = (typeof subjectNames)[number];

/** How one subject's clients speak: the framing of y-websocket, and what each adds to it. */
export interface Dialect {
	/** Before every message, in both directions. */
	readonly prefix: Uint8Array;
	/** What a client says once its socket is open. */
	readonly greeting: readonly Uint8Array[];
	/** Whether the content is sent to who joins. */
	readonly syncs: boolean;
}

const step1 = writeBytes(0, 0, new Uint8Array([0]));
const nothing = new Uint8Array();

export function dialectOf(subject: SubjectName, room: string): Dialect {
	switch (subject) {
		case 'ours':
			return {
				prefix: nothing,
				greeting: [encodeFrame({ type: 'hello', version: protocolVersion, epoch: schemaEpoch }), step1],
				syncs: true,
			};
		case 'relay':
			return { prefix: nothing, greeting: [], syncs: false };
		case 'websocket-server':
			return { prefix: nothing, greeting: [step1], syncs: true };
		case 'hocuspocus': {
			// Several documents may share a socket there: each message names its own; a token comes first.
			const prefix = writeBytes(room);
			return {
				prefix,
				greeting: [joined(prefix, writeBytes(2, 0, 'token')), joined(prefix, step1)],
				syncs: true,
			};
		}
	}
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts));
}

export function updateMessage({ prefix }: Dialect, update: Uint8Array): Uint8Array {
	const message = joinParts([0, 2, update]);
	return prefix.length === 0 ? message : joined(prefix, message);
}

export function awarenessMessage({ prefix }: Dialect, payload: Uint8Array): Uint8Array {
	const message = joinParts([1, payload]);
	return prefix.length === 0 ? message : joined(prefix, message);
}
