import compression from 'compression';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import { largestPhotoForm } from '#domain/directory/photo.ts';
import { postFileLimits } from '#domain/thread/files.ts';
import type { Config } from '../config.ts';
import { limits } from '../imports/directory/limits.ts';
import { addressHeader } from './address.ts';

/** A page of twelve thousand words a twentieth lighter than at the library’s own level, for a millisecond more. */
const brotli = { [constants.BROTLI_PARAM_QUALITY]: 5 };

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Face {
	readonly handler: Handler;
	close(): Promise<void>;
}

/** The largest form that pages accept, in bytes. */
const largestForm = 512 * 1024;
/** Where a file is sent to a document. */
const fileDoor = /^\/documents\/[^/?]+\/pieces(\?|$)/;
/** Where a file is brought to the directory. */
const importDoor = /^\/annuaire\/imports(\?|$)/;
/** Where one writes in a thread, with files. */
const postDoor = /^\/(groupes\/[^/?]+\/fils\/nouveau(\?|$)|fils\/[^/?]+\/?\?\/repondre)/;
/** Where a photo is put on a record. */
const photoDoor = /^\/acteurs\/[^/?]+\/photo\/?\?\/enregistrer/;
/** The largest post, with its words. */
const largestPost = postFileLimits.allBytes + largestForm;
/** The largest one, with the form around it, in bytes. */
const largestImport = limits.bytes + 64 * 1024;

/** Whether an address takes what one writes in a thread. */
export const isPost = (url: string): boolean => postDoor.test(url);

/** The largest body that this address accepts, in bytes. */
export function largestBody(url: string, config: Pick<Config, 'ATTACHMENT_BYTES'>): number {
	if (importDoor.test(url)) return largestImport;
	if (postDoor.test(url)) return largestPost;
	if (photoDoor.test(url)) return largestPhotoForm;
	return fileDoor.test(url) ? config.ATTACHMENT_BYTES : largestForm;
}

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
	process.env['BODY_SIZE_LIMIT'] = String(Math.max(largestImport, largestPost, config.ATTACHMENT_BYTES));
	process.env['ADDRESS_HEADER'] = addressHeader;
	const { handler } = await builtPages();
	const compress = compression({ brotli: { params: brotli } }) as unknown as (
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
