import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** What an upgrade asks for, before anything is looked up. */
export type Knock =
	/** Not for us: another listener of this server may answer. */
	| { readonly kind: 'elsewhere' }
	/** A page of another site, or a program that does not say where it comes from [R5]. */
	| { readonly kind: 'foreign' }
	| {
			readonly kind: 'collaboration';
			readonly documentId: string;
			readonly token: string | undefined;
			/** Whose page asks, when it says so: the session may be another person's by now. */
			readonly actor: string | null;
	  };

const prefix = '/collab/';

export function readKnock(request: IncomingMessage, origin: string, cookieName: string): Knock {
	const [path = '', query] = (request.url ?? '').split('?', 2);
	if (!path.startsWith(prefix)) return { kind: 'elsewhere' };
	if (request.headers.origin !== origin) return { kind: 'foreign' };
	return {
		kind: 'collaboration',
		documentId: path.slice(prefix.length),
		token: findCookie(request.headers.cookie ?? '', cookieName),
		actor: new URLSearchParams(query).get('actor'),
	};
}

/** Answers an upgrade with a status, and lets go of the socket once it is told, whatever the other side does. */
export function turnAway(socket: Duplex, status: string): void {
	socket.on('error', () => {});
	socket.once('finish', () => socket.destroy());
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function findCookie(header: string, name: string): string | undefined {
	for (const pair of header.split(';')) {
		const [key, ...value] = pair.split('=');
		if (key?.trim() === name) return value.join('=').trim();
	}
	return undefined;
}
