import { decodeFrame, encodeFrame, protocolVersion } from '#domain/collaboration/protocol.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { WebSocket } from 'ws';

/** What a socket answers: the code it closes with, or that it is open and whether one may write. */
export type Door = { readonly closed: number } | { readonly canWrite: boolean };

/** Opens `/collab/:documentId` as the browser of someone with this cookie would, says hello and leaves. */
export function knock(origin: string, documentId: string, cookie: string | null): Promise<Door> {
	const socket = new WebSocket(`${origin.replace('http', 'ws')}/collab/${documentId}`, {
		origin,
		headers: cookie ? { cookie } : {},
	});
	return new Promise<Door>((resolve, reject) => {
		socket.on('error', reject);
		socket.on('close', (code) => resolve({ closed: code }));
		socket.on('open', () =>
			socket.send(encodeFrame({ type: 'hello', version: protocolVersion, epoch: schemaEpoch })),
		);
		socket.on('message', (data) => {
			const frame = decodeFrame(new Uint8Array(data as Buffer));
			if (frame.type === 'welcome') resolve({ canWrite: frame.canWrite });
		});
	}).finally(() => socket.terminate());
}
