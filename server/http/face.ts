import compression from 'compression';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import { addressHeader } from './address.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Face {
	readonly handler: Handler;
	close(): Promise<void>;
}

/** The largest form or upload that pages accept, in bytes. */
export const largestBody = 512 * 1024;

/** The pages: SvelteKit's built handler in production, Vite in middleware mode in development. */
export async function face(http: Server, config: Config, development: boolean): Promise<Face> {
	return development ? await sources(http) : await built(config);
}

async function sources(http: Server): Promise<Face> {
	const { createServer } = await import('vite');
	const vite = await createServer({
		server: { middlewareMode: { server: http }, hmr: { server: http } },
		appType: 'custom',
	});
	return { handler: (request, response) => vite.middlewares(request, response), close: () => vite.close() };
}

async function built(config: Config): Promise<Face> {
	// The handler reads its settings from the environment when it is first imported.
	process.env['ORIGIN'] = config.ORIGIN;
	process.env['BODY_SIZE_LIMIT'] = String(largestBody);
	process.env['ADDRESS_HEADER'] = addressHeader;
	const { handler } = await builtPages();
	const compress = compression() as unknown as (
		request: IncomingMessage,
		response: ServerResponse,
		next: () => void,
	) => void;
	return {
		handler: (request, response) => compress(request, response, () => handler(request, response)),
		close: async () => {},
	};
}

async function builtPages(): Promise<{ handler: Handler }> {
	try {
		return (await import(new URL('../../build/handler.js', import.meta.url).href)) as { handler: Handler };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
		throw new Error('Les pages ne sont pas construites : lancez « npm run build », puis recommencez.', {
			cause: error,
		});
	}
}
