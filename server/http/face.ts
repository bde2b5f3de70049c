import compression from 'compression';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The pages: SvelteKit's built handler in production, Vite in middleware mode in development. */
export async function face(http: Server, config: Config, development: boolean): Promise<Handler> {
	if (development) {
		const { createServer } = await import('vite');
		const vite = await createServer({ server: { middlewareMode: { server: http } }, appType: 'custom' });
		return (request, response) => vite.middlewares(request, response);
	}
	// The handler reads its settings from the environment when it is first imported.
	process.env['ORIGIN'] = config.ORIGIN;
	process.env['BODY_SIZE_LIMIT'] = '512K';
	if (config.TRUSTED_PROXIES > 0) {
		process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
		process.env['XFF_DEPTH'] = String(config.TRUSTED_PROXIES);
	}
	const built = new URL('../../build/handler.js', import.meta.url).href;
	const { handler } = (await import(built)) as { handler: Handler };
	const compress = compression() as unknown as (
		request: IncomingMessage,
		response: ServerResponse,
		next: () => void,
	) => void;
	return (request, response) => compress(request, response, () => handler(request, response));
}
