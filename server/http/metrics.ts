import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Registry } from 'prom-client';
import type { Config } from '../config.ts';

/** A registry of this server's own, with what Node says of its process: memory, processor, event loop. */
export function createRegistry(): Registry {
	const register = new Registry();
	collectDefaultMetrics({ register });
	return register;
}

/** Counts the connections that are cut because too many are open. */
export function countDropped(http: Server, register: Registry): void {
	const dropped = new Counter({
		...{ name: 'maillage_connections_dropped_total', help: 'TCP connections beyond HTTP_MAX_CONNECTIONS' },
		registers: [register],
	});
	http.on('drop', () => dropped.inc());
}

/** `/metrics` as Prometheus reads it, for this machine itself or for who holds METRICS_TOKEN. */
export async function answerMetrics(
	request: IncomingMessage,
	response: ServerResponse,
	registry: Registry,
	config: Pick<Config, 'METRICS_TOKEN'>,
): Promise<void> {
	if (!isLocal(request) && !holdsToken(request, config.METRICS_TOKEN)) {
		response.writeHead(401, { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' });
		response.end();
		return;
	}
	const text = await registry.metrics();
	response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
	response.end(text);
}

/** What a proxy on this machine passes on comes from here too, but says for whom. */
function isLocal({ socket, headers }: IncomingMessage): boolean {
	const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => name in headers);
	return !passedOn && /^(::1|(::ffff:)?127(\.\d+){3})$/i.test(socket.remoteAddress ?? '');
}

/** Compared by their hashes: the time it takes says nothing of the token. */
function holdsToken({ headers }: IncomingMessage, token: string | undefined): boolean {
	const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
	if (token === undefined || given === undefined) return false;
	return timingSafeEqual(hash(given), hash(token));
}

const hash = (text: string) => createHash('sha256').update(text).digest();
