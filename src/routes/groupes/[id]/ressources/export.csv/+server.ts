import { download } from '#lib/download.server.ts';
import type { RequestHandler } from './$types';

/** Every resource of the group, as text that any spreadsheet opens. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) =>
	download(await app.resources.file(viewer, params.id));
