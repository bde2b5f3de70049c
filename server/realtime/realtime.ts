import { isProblem } from '#domain/problem.ts';
import { closeCodes, type Closing } from '#domain/collaboration/closing.ts';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Context } from '../context.ts';
import { within } from '../deadline.ts';
import type { EventMap } from '../events.ts';
import { clientAddress } from '../http/address.ts';
import { decideAccess, type Grant, type Sessions } from './access.ts';
import { Connection } from './connection.ts';
import { Doorkeeper, type Visit } from './doorkeeper.ts';
import { readKnock, turnAway, type Knock } from './handshake.ts';
import { Allowance, Remembered } from './allowance.ts';
import { readLimits, type Limits } from './limits.ts';
import type { Meter } from './meter.ts';
import type { Peers } from '../peers/peers.ts';
import type { Room } from './room.ts';
import { Rooms } from './rooms.ts';
import { watchPeers } from './pause.ts';
import { watchRights } from './rights.ts';

export interface Realtime {
	/** Sends everyone away with a code that means "come back", once all that was accepted is on disk, or cannot be for now [E9]. */
	close(): Promise<void>;
}

type Asking = Extract<Knock, { kind: 'collaboration' }>;
type Admission = { readonly grant: Grant; readonly room: Room } | { readonly refusal: Closing };

/** A stop waits this long for the storage, in milliseconds. */
const patience = 3_000;

/**
 * Answers the upgrades on `/collab/:documentId`. Who is refused is accepted first and then closed with 4000 + status: a browser
 * hides the status of a refused upgrade from its page, and the stock y-websocket provider would try for ever; it gives up
 * on a close code from 4400 to 4499. Only a wrong `Origin` is refused as HTTP 403, before anything else [R5].
 */
export function attachRealtime(
	http: Server,
	context: Context,
	accounts: Sessions,
	meter: Meter,
	peers: Peers,
	limits: Limits = readLimits(context.config),
): Realtime {
	const sockets = new WebSocketServer({
		noServer: true,
		maxPayload: limits.payload,
		maxFragments: limits.fragments,
		// Reads that a message may be scattered over: its own size in pieces of half a kilobyte.
		maxBufferedChunks: Math.max(1024, limits.payload / 512),
		perMessageDeflate: false,
		// Who says goodbye and stays is cut. (Known to the library, not yet to its types.)
		...({ closeTimeout: limits.closing } as object),
	});
	const doorkeeper = new Doorkeeper(limits.handshakes);
	const accountAllowances = new Remembered(() => ({
		messages: new Allowance(limits.account.messages, Date.now()),
		bytes: new Allowance(limits.account.bytes, Date.now()),
		answers: new Allowance(limits.account.answers, Date.now()),
	}));
	const rooms = new Rooms(context, limits, meter, peers);
	const connections = new Set<Connection>();
	const written = ({ documentId, entry }: EventMap['document-written'][0]) =>
		rooms.written(documentId, entry);
	context.events.on('document-written', written);
	meter.watch({
		rooms: () => rooms.size,
		connections: () => connections.size,
		buffered: () => [...connections].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0),
	});
	const rights = watchRights(context, accounts, connections, limits);
	const heart = setInterval(() => {
		const now = Date.now();
		for (const connection of connections) connection.beat(now);
	}, limits.heartbeat).unref();
	const stopWatching = watchPeers(peers, rooms, connections, rights, limits);
	/** Sockets whose handshake is under way. */
	const handshakes = new Set<Duplex>();
	let closing = false;

	async function admit(asking: Asking): Promise<Admission> {
		const { token, documentId, actor } = asking;
		const { generation } = rights;
		const decision = await decideAccess(context, accounts, token, documentId);
		if ('refusal' in decision) return decision;
		// Its words are somebody else's: never under this person's name [E10].
		if (actor !== null && actor !== decision.grant.identity.actorId) return { refusal: 'signedOut' };
		const room = await rooms.open(documentId);
		// Someone's rights changed meanwhile, and this connection was not yet there to be told.
		if (generation !== rights.generation) return admit(asking);
		return { grant: decision.grant, room };
	}

	/** Asked when the socket joins, not before: many that are asked for at once are counted too. */
	function isFull({ grant, room }: Extract<Admission, { grant: Grant }>): boolean {
		const { accountId } = grant.person;
		const own = [...connections].filter((connection) => connection.grant.person.accountId === accountId);
		return own.length >= limits.connectionsPerAccount || room.members.size >= limits.connectionsPerDocument;
	}

	const house = {
		limits,
		meter,
		fail: (error: unknown, document: string) =>
			context.log.error({ err: error, document }, 'message not handled'),
	};

	async function open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
		const knock = readKnock(request, context.config.ORIGIN, accounts.sessionCookie);
		if (knock.kind === 'elsewhere') {
			// In development Vite listens too.
			if (http.listenerCount('upgrade') === 1) turnAway(socket, '404 Not Found');
			return;
		}
		const visit = doorkeeper.knock(clientAddress(request, context.config.TRUSTED_PROXIES));
		if (typeof visit === 'string') {
			meter.limited(visit);
			return turnAway(socket, '429 Too Many Requests');
		}
		try {
			await receive(knock, visit, request, socket, head);
		} finally {
			visit.over();
		}
	}

	async function receive(
		knock: Exclude<Knock, { kind: 'elsewhere' }>,
		visit: Visit,
		request: IncomingMessage,
		socket: Duplex,
		head: Buffer,
	): Promise<void> {
		if (knock.kind === 'foreign') {
			visit.failed();
			meter.limited('origin');
			return turnAway(socket, '403 Forbidden');
		}
		if (closing) return turnAway(socket, '503 Service Unavailable');
		const ignore = () => {};
		socket.on('error', ignore);
		const late = setTimeout(() => {
			meter.limited('late');
			socket.destroy();
		}, limits.handshake);
		handshakes.add(socket);
		const admission = await admit(knock).catch(whyNot);
		handshakes.delete(socket);
		if ('refusal' in admission && admission.refusal === 'signedOut') visit.failed();
		clearTimeout(late);
		socket.off('error', ignore);
		if (closing || socket.destroyed) return;
		sockets.handleUpgrade(request, socket, head, (webSocket) => {
			if ('refusal' in admission) return sendAway(webSocket, admission.refusal);
			if (isFull(admission)) {
				meter.limited('connections');
				return sendAway(webSocket, 'tooMany');
			}
			const { room, grant } = admission;
			const account = accountAllowances.of(grant.person.accountId);
			const isPaused = !peers.isReachable;
			const token = knock.token ?? '';
			const arrival = { socket: webSocket, stream: socket, room, grant, token, account, isPaused };
			const connection = new Connection(arrival, house);
			connections.add(connection);
			webSocket.on('close', (code) => {
				meter.closed(connection.closing, connection.inflow.violation ?? code);
				connections.delete(connection);
				room.leave(connection);
				rooms.left(room);
			});
			if (room.broken) return connection.close('unavailable');
			room.join(connection);
		});
	}

	/** Who is refused may still send anything: it is not listened to, and cut when they do not leave. */
	function sendAway(webSocket: WebSocket, why: Closing): void {
		webSocket.on('error', () => {});
		webSocket.close(closeCodes[why]);
		meter.closed(why, 0);
		setTimeout(() => webSocket.terminate(), limits.closing).unref();
	}

	function whyNot(error: unknown): Admission {
		if (!isProblem(error)) context.log.error({ err: error }, 'handshake failed');
		return { refusal: 'unavailable' };
	}

	const listener = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
		void open(request, socket, head);
	http.on('upgrade', listener);

	return {
		async close() {
			closing = true;
			clearInterval(heart);
			rights.stop();
			stopWatching();
			context.events.off('document-written', written);
			for (const socket of handshakes) turnAway(socket, '503 Service Unavailable');
			// Nothing more is taken, so that what was taken comes to an end.
			for (const webSocket of sockets.clients) webSocket.removeAllListeners('message');
			await within(patience, rooms.committer.stop()).catch((error: unknown) => {
				// Nobody was told that it is stored: browsers keep it.
				context.log.error({ err: error }, 'not everything is stored at the stop');
			});
			const gone = [...connections].map((connection) => connection.closed);
			for (const connection of connections) connection.close('restart', 'Le serveur redémarre');
			await Promise.all(gone);
			await rooms.close();
			http.off('upgrade', listener);
			sockets.close();
		},
	};
}
