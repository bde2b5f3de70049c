import type { IncomingMessage } from 'node:http';
import type { Context } from '../context.ts';
import { addressHeader, clientAddress } from './address.ts';
import { isPost, largestBody, type Handler } from './face.ts';
import { takeOneClick } from './one-click.ts';
import { refuse, refuseBody } from './refusal.ts';
import { refusePost } from './refused-post.ts';
import { routePath } from './route-path.ts';

/** Asked for by machines, all the time. */
const quiet = new Set(['/healthz', '/readyz', '/metrics', '/_app']);

/**
 * The first to see a request: logs it in one line, refuses what no page could answer, and keeps an unexpected error
 * from reaching anyone.
 */
export function front({ log, config }: Pick<Context, 'log' | 'config'>, next: Handler): Handler {
	return (request, response) => {
		const started = performance.now();
		const url = request.url ?? '';
		response.once('close', () => {
			const path = routePath(url);
			const line = {
				...{ method: request.method, path, status: response.statusCode },
				ms: Math.round(performance.now() - started),
				...(response.writableFinished ? {} : { cut: true }),
			};
			if (quiet.has(path)) log.debug(line, 'request');
			else log.info(line, 'request');
		});
		if (!isReadable(url)) return refuse(response, 400);
		if (!takeOneClick(request, config.ORIGIN) && isForeign(request, config.ORIGIN))
			return refuse(response, 403);
		// Browsers say how long a body is; what nobody says cannot be held against what an address accepts.
		if (request.headers['transfer-encoding'] !== undefined) return refuse(response, 411);
		const announced = Number(request.headers['content-length'] ?? 0);
		if (announced > largestBody(url, config))
			return (isPost(url) ? refusePost : refuseBody)(request, response, announced);
		request.headers[addressHeader] = clientAddress(request, config.TRUSTED_PROXIES);
		if (isPlainForm(request)) request.headers.accept = 'text/html';
		try {
			next(request, response);
		} catch (error) {
			log.error({ err: error, path: routePath(url) }, 'request failed');
			refuse(response, 500);
		}
	};
}

/** A path, spelt in UTF-8, that means itself: the escapes of a NUL or of half a character mean nothing. */
function isReadable(url: string): boolean {
	if (!url.startsWith('/') || url.startsWith('//')) return false;
	try {
		return !decodeURIComponent(url.split('?', 1)[0] ?? '').includes('\0');
	} catch {
		return false;
	}
}

/**
 * A change asked for by a page of another site, whatever its type, a body or none [R5]. Browsers always say where a post
 * comes from; the pages refuse forms that do not.
 */
function isForeign({ method = '', headers }: IncomingMessage, ours: string): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return false;
	return headers.origin !== undefined && headers.origin !== ours;
}

/** A form sent by something that names no type it prefers, a script: it gets the page's own status, as a browser does. */
function isPlainForm({ method, headers }: IncomingMessage): boolean {
	return method === 'POST' && !/json|html/.test(headers.accept ?? '');
}
