import { createServer, type Server } from 'node:http';
import type { Config } from '../config.ts';

/** Bytes of a request's head: a cookie, a long address, nothing more. */
const largestHead = 16 * 1024;

/** The HTTP server, with its bounds on those who connect and say nothing, or too slowly. Sockets count as connections. */
export function createHttp(
	config: Pick<Config, 'HTTP_HEADERS_MS' | 'HTTP_REQUEST_MS' | 'HTTP_MAX_CONNECTIONS'>,
): Server {
	const http = createServer({
		headersTimeout: config.HTTP_HEADERS_MS,
		requestTimeout: Math.max(config.HTTP_REQUEST_MS, config.HTTP_HEADERS_MS),
		connectionsCheckingInterval: Math.min(5000, config.HTTP_HEADERS_MS / 2),
		maxHeaderSize: largestHead,
	});
	http.maxConnections = config.HTTP_MAX_CONNECTIONS;
	return http;
}
